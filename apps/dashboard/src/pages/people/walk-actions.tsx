import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client';
import { plain } from '../../format';
import { Button } from '../../parts/button';
import { ConfirmDialog, Dialog } from '../../parts/dialog';
import { Field, Form } from '../../parts/form';
import { useToast } from '../../parts/toast';
import { useAct, useRead } from '../../queries';
import { useMay } from '../../session';

type Enrolment = Pick<Schemas['EnrolmentDto'], 'id' | 'flow' | 'version' | 'state'>;

/** Moving somebody within a flow, and out of it, by hand. */
export function WalkActions({ walk }: { walk: Enrolment }) {
  const { t } = useTranslation('person');
  const may = useMay();
  const [asked, setAsked] = useState<'move' | 'leave' | null>(null);
  if (!may('marketing')) return null;
  const close = (): void => setAsked(null);
  return (
    <>
      <Button small onClick={() => setAsked('move')}>
        {t('move')}
      </Button>
      <Button small onClick={() => setAsked('leave')}>
        {t('leave')}
      </Button>
      {asked === 'move' && <Move walk={walk} onClose={close} />}
      {asked === 'leave' && <Leave walk={walk} onClose={close} />}
    </>
  );
}

const statesOf = (document: Readonly<Record<string, unknown>> | undefined): string[] =>
  typeof document?.['states'] === 'object' && document['states'] !== null ? Object.keys(document['states']) : [];

function Move({ walk, onClose }: { walk: Enrolment; onClose: () => void }) {
  const { t } = useTranslation('person');
  const say = useToast();
  const [state, setState] = useState('');
  const version = useRead('/api/v1/flows/{id}/versions/{number}', { id: walk.flow, number: String(walk.version) });
  const move = useAct('/api/v1/enrolments/{id}/move', 'post');
  const submit = (): void =>
    move.mutate(
      { values: { id: walk.id }, body: { state } },
      {
        onSuccess: () => {
          say(t('moved', { state: plain(state) }));
          onClose();
        },
      },
    );
  return (
    <Dialog open onClose={onClose} title={t('moveTitle', { flow: walk.flow })} text={t('moveText')}>
      <Form
        onSubmit={submit}
        busy={move.isPending}
        error={move.error}
        fields={['state']}
        action={t('move')}
        disabled={!state}
      >
        <Field label={t('state')} name="state" error={move.error}>
          <select value={state} onChange={(event) => setState(event.target.value)}>
            <option value="">{t('chooseState')}</option>
            {statesOf(version.data?.document)
              .filter((name) => name !== walk.state)
              .map((name) => (
                <option key={name} value={name}>
                  {plain(name)}
                </option>
              ))}
          </select>
        </Field>
      </Form>
    </Dialog>
  );
}

function Leave({ walk: { id, flow }, onClose }: { walk: Enrolment; onClose: () => void }) {
  const { t } = useTranslation('person');
  const say = useToast();
  const leave = useAct('/api/v1/enrolments/{id}/leave', 'post');
  const done = (): void => {
    say(t('taken', { flow }));
    onClose();
  };
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t('leaveTitle', { flow })}
      text={t('leaveText')}
      action={t('leave')}
      danger
      busy={leave.isPending}
      error={leave.error}
      onConfirm={() => leave.mutate({ values: { id } }, { onSuccess: done })}
    />
  );
}
