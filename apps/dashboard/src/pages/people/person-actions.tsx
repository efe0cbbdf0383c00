import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ApiProblem, download } from '../../client';
import { Button } from '../../parts/button';
import { ConfirmDialog, Dialog } from '../../parts/dialog';
import { Field, Form } from '../../parts/form';
import { useToast } from '../../parts/toast';
import { useAct, useRead } from '../../queries';
import { goTo } from '../../router';
import { useMay } from '../../session';

/** Into a flow by hand. */
export function Enrol({ email }: { email: string }) {
  const { t } = useTranslation('person');
  const may = useMay();
  const [asking, setAsking] = useState(false);
  if (!may('marketing')) return null;
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t('enrol')}</Button>
      {asking && <EnrolDialog email={email} onClose={() => setAsking(false)} />}
    </>
  );
}

function EnrolDialog({ email, onClose }: { email: string; onClose: () => void }) {
  const { t } = useTranslation('person');
  const say = useToast();
  const [flow, setFlow] = useState('');
  const flows = useRead('/api/v1/flows');
  const enrol = useAct('/api/v1/flows/{id}/enrol', 'post');
  const submit = (): void =>
    enrol.mutate(
      { values: { id: flow }, body: { email } },
      {
        onSuccess: () => {
          say(t('enrolled', { flow }));
          onClose();
        },
      },
    );
  return (
    <Dialog open onClose={onClose} title={t('enrol')} text={t('enrolText')}>
      <Form onSubmit={submit} busy={enrol.isPending} error={enrol.error} action={t('enrol')} disabled={!flow}>
        <Field label={t('flow')} name="flow">
          <select value={flow} onChange={(event) => setFlow(event.target.value)}>
            <option value="">{t('chooseFlow')}</option>
            {flows.data?.items
              .filter(({ status }) => status !== 'archived')
              .map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
          </select>
        </Field>
      </Form>
    </Dialog>
  );
}

/** All that is held on them, as a file. */
export function Export({ email }: { email: string }) {
  const { t } = useTranslation('person');
  const say = useToast();
  const may = useMay();
  const [busy, setBusy] = useState(false);
  if (!may('admin')) return null;
  const fetchIt = async (): Promise<void> => {
    setBusy(true);
    await download('/api/v1/contacts/{email}/export', `${email}.json`, { email }).catch((problem: ApiProblem) =>
      say(problem.detail ?? problem.message, 'bad'),
    );
    setBusy(false);
  };
  return (
    <Button busy={busy} title={t('exportHint')} onClick={() => void fetchIt()}>
      {t('export')}
    </Button>
  );
}

/** For good: their address is typed first. */
export function Erase({ email }: { email: string }) {
  const { t } = useTranslation('person');
  const say = useToast();
  const may = useMay();
  const [asking, setAsking] = useState(false);
  const erase = useAct('/api/v1/contacts/{email}', 'delete');
  if (!may('admin')) return null;
  const done = (): void => {
    goTo('/people');
    say(t('erased'));
  };
  return (
    <>
      <Button look="danger" onClick={() => setAsking(true)}>
        {t('erase')}
      </Button>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('eraseTitle')}
        text={t('eraseText')}
        action={t('erase')}
        typed={email}
        danger
        busy={erase.isPending}
        error={erase.error}
        onConfirm={() => erase.mutate({ values: { email } }, { onSuccess: done })}
      />
    </>
  );
}
