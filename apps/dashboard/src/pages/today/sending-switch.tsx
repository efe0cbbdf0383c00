import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client';
import { Button } from '../../parts/button';
import { ConfirmDialog } from '../../parts/dialog';
import { ErrorState } from '../../parts/states';
import { useAct } from '../../queries';
import { useMay } from '../../session';

/** Stops and resumes all sending; for admins alone. */
export function SendingSwitch({ sending }: { sending: Schemas['SendingDto'] }) {
  const { t } = useTranslation('today');
  const may = useMay();
  const [asking, setAsking] = useState(false);
  const stop = useAct('/api/v1/sending/stop', 'post');
  const resume = useAct('/api/v1/sending/resume', 'post');
  if (!may('admin')) return null;
  if (!sending.on) {
    return (
      <>
        <Button look="primary" busy={resume.isPending} onClick={() => resume.mutate({})}>
          {t('resumeSending')}
        </Button>
        {resume.error && <ErrorState error={resume.error} />}
      </>
    );
  }
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t('stopSending')}</Button>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('stopTitle')}
        text={t('stopText')}
        action={t('stopSending')}
        danger
        busy={stop.isPending}
        error={stop.error}
        onConfirm={() => stop.mutate({}, { onSuccess: () => setAsking(false) })}
      />
    </>
  );
}
