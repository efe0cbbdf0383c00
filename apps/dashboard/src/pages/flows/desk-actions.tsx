import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveAs } from '../../client';
import { Button } from '../../parts/button';
import { ConfirmDialog } from '../../parts/dialog';
import { useToast } from '../../parts/toast';
import type { Written } from './draft';
import { PublishDialog } from './publish';

/** What can be done with a text that is being written. */
export function DeskActions({
  flow,
  text,
  base,
  changed,
  valid,
  onDone,
}: {
  flow: Written;
  text: string;
  base: number;
  changed: boolean;
  valid: boolean;
  /** @param published null where the draft was thrown away */
  onDone: (published: { readonly id: string; readonly version: number } | null) => void;
}) {
  const { t } = useTranslation('flows');
  const say = useToast();
  const [open, setOpen] = useState<'publish' | 'discard' | null>(null);
  const close = (): void => setOpen(null);
  const save = (): void =>
    saveAs(new Blob([text], { type: 'application/json' }), `${idIn(text) ?? (flow.id || 'flow')}.json`);
  return (
    <>
      <Button small onClick={save}>
        {t('write.save')}
      </Button>
      <Button small disabled={!changed} onClick={() => setOpen('discard')}>
        {t('write.discard')}
      </Button>
      <Button small look="primary" disabled={!changed || !valid} onClick={() => setOpen('publish')}>
        {t('write.publish')}
      </Button>
      <ConfirmDialog
        open={open === 'discard'}
        onClose={close}
        title={t('write.discardSure')}
        text={t('write.discardMeans')}
        action={t('write.discard')}
        danger
        onConfirm={() => {
          close();
          onDone(null);
        }}
      />
      {open === 'publish' && (
        <PublishDialog
          flow={flow}
          text={text}
          base={base}
          onClose={close}
          onDone={(version) => {
            close();
            say(t('write.published', { version }));
            onDone({ id: idIn(text) ?? flow.id, version });
          }}
        />
      )}
    </>
  );
}

/** The id that a text gives its flow; null where it can't be read. */
function idIn(text: string): string | null {
  try {
    const { id } = JSON.parse(text) as { id?: unknown };
    return typeof id === 'string' ? id : null;
  } catch {
    // Half a text has no id yet.
    return null;
  }
}
