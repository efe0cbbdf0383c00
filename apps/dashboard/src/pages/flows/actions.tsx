import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client';
import { Button } from '../../parts/button';
import { ConfirmDialog } from '../../parts/dialog';
import { useToast } from '../../parts/toast';
import { useAct } from '../../queries';

type Deed = 'pause' | 'resume' | 'archive';

/** What may be done with a flow as it stands now. */
const OFFERED: Readonly<Record<string, readonly Deed[]>> = {
  active: ['pause', 'archive'],
  paused: ['resume', 'archive'],
};

export function FlowActions({ flow }: { flow: Schemas['FlowDto'] }) {
  const { t } = useTranslation('flows');
  const [asked, ask] = useState<Deed | null>(null);
  return (
    <>
      {(OFFERED[flow.status] ?? []).map((deed) => (
        <Button key={deed} look={deed === 'archive' ? 'danger' : 'plain'} onClick={() => ask(deed)}>
          {t(`do.${deed}`)}
        </Button>
      ))}
      {asked && <Sure deed={asked} flow={flow} onClose={() => ask(null)} />}
    </>
  );
}

function Sure({
  deed,
  flow: { id, name, people },
  onClose,
}: {
  deed: Deed;
  flow: Schemas['FlowDto'];
  onClose: () => void;
}) {
  const { t } = useTranslation('flows');
  const say = useToast();
  const acts = {
    pause: useAct('/api/v1/flows/{id}/pause', 'post'),
    resume: useAct('/api/v1/flows/{id}/resume', 'post'),
    archive: useAct('/api/v1/flows/{id}/archive', 'post'),
  };
  const act = acts[deed];
  const done = (): void => {
    say(t(`done.${deed}`));
    onClose();
  };
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t(`sure.${deed}`, { name })}
      text={t(`means.${deed}`, { count: people.reduce((sum, each) => sum + each.people, 0) })}
      action={t(`do.${deed}`)}
      danger={deed === 'archive'}
      busy={act.isPending}
      error={act.error}
      onConfirm={() => act.mutate({ values: { id } }, { onSuccess: done })}
    />
  );
}
