import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client';
import { moment, number } from '../../format';
import { ConfirmDialog } from '../../parts/dialog';
import { Badge, Notice } from '../../parts/page';
import { ErrorState, Loading } from '../../parts/states';
import { DataTable } from '../../parts/table';
import { useAct, useAsk } from '../../queries';
import type { Written } from './draft';
import { Differences } from './differences';

type Plan = Schemas['FlowPlanDto'];
type Places = Readonly<Record<string, string>>;
type FlowDocument = Readonly<Record<string, unknown>>;

/** What publishing would change, who would move where, and where each is to go whose state is gone. */
export function PublishDialog({
  flow: { currentVersion },
  text,
  base,
  onClose,
  onDone,
}: {
  flow: Written;
  text: string;
  base: number;
  onClose: () => void;
  onDone: (version: number) => void;
}) {
  const { t } = useTranslation('flows');
  const [moves, setMoves] = useState(false);
  const [places, setPlaces] = useState<Places>({});
  const document = JSON.parse(text) as FlowDocument;
  const body = { flow: document, ...(moves ? { migration: { states: places } } : {}) };
  const plan = useAsk('/api/v1/flows/plan', { body });
  const publish = useAct('/api/v1/flows', 'post');
  const misfits = moves ? (plan.data?.migration?.misfits ?? []) : [];
  const taken = base === 0 && (plan.data?.version ?? 1) > 1;
  const people = plan.data?.people.reduce((sum, each) => sum + each.people, 0) ?? 0;

  const confirm = async (): Promise<void> => {
    const { version } = await publish.mutateAsync({ values: { base: String(base) }, body });
    onDone(version);
  };
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t('publish.title')}
      text={t('publish.means', { version: plan.data?.version ?? currentVersion + 1 })}
      action={taken ? t('publish.renameFirst') : misfits.length > 0 ? t('publish.placeFirst') : t('publish.do')}
      busy={publish.isPending || plan.isFetching}
      error={publish.error}
      // What was refused is said in the dialog.
      onConfirm={() => misfits.length === 0 && !taken && void confirm().catch(() => undefined)}
    >
      {plan.error ? (
        <ErrorState error={plan.error} />
      ) : plan.data ? (
        <>
          {taken && <Notice tone="bad">{t('publish.taken', { id: plan.data.id })}</Notice>}
          {base > 0 && (
            <section>
              <h3>{t('differ.title')}</h3>
              <Differences differences={plan.data.differences} />
            </section>
          )}
          {plan.data.warnings.map(({ rule, message }) => (
            <p key={rule + message} className="sub">
              <Badge tone="warm">{t('write.warning')}</Badge> {message}
            </p>
          ))}
          {people > 0 && (
            <label className="check">
              <input type="checkbox" checked={moves} onChange={(event) => setMoves(event.target.checked)} />
              {t('publish.move', { count: people })}
            </label>
          )}
          {people > 0 && !moves && <p className="sub">{t('publish.stay')}</p>}
          {moves && <Moves plan={plan.data} document={document} places={places} onPlace={setPlaces} />}
        </>
      ) : (
        <Loading />
      )}
    </ConfirmDialog>
  );
}

function Moves({
  plan: { migration, version },
  document,
  places,
  onPlace,
}: {
  plan: Plan;
  document: FlowDocument;
  places: Places;
  onPlace: (places: Places) => void;
}) {
  const { t } = useTranslation('flows');
  const states = Object.keys(document['states'] ?? {});
  if (!migration) return null;
  // A place that was chosen stays in sight, so that it can be changed.
  const asked = [...new Set([...migration.misfits.map(({ state }) => state), ...Object.keys(places)])];
  return (
    <>
      {asked.length > 0 && (
        <fieldset className="places">
          <legend>{t('publish.lack')}</legend>
          {asked.map((state) => (
            <label key={state} className="check">
              <span>
                <code>{state}</code> →
              </span>
              <select
                value={places[state] ?? ''}
                onChange={(event) => onPlace({ ...places, [state]: event.target.value })}
              >
                <option value="" disabled>
                  {t('publish.choose')}
                </option>
                {states.map((each) => (
                  <option key={each}>{each}</option>
                ))}
              </select>
              <span className="sub">{why(migration, state, t)}</span>
            </label>
          ))}
        </fieldset>
      )}
      <DataTable
        name={t('publish.who', { version })}
        rows={migration.groups}
        rowKey={({ version: from, state }) => `${from} ${state}`}
        empty={t('publish.nobody')}
        columns={[
          { id: 'state', header: t('from'), cell: (row) => `${row.state} (${t('version', { version: row.version })})` },
          { id: 'to', header: t('to'), cell: ({ to }) => to },
          { id: 'people', header: t('people'), num: true, cell: (row) => number(row.people) },
          { id: 'next', header: t('publish.next'), cell: ({ next }) => <Next next={next} /> },
        ]}
      />
    </>
  );
}

function why({ misfits }: Schemas['MigrationDto'], state: string, t: ReturnType<typeof useTranslation<'flows'>>['t']) {
  const misfit = misfits.find((each) => each.state === state);
  return misfit ? [t(`misfit.${misfit.why}`), number(misfit.people)].join(' · ') : '';
}

function Next({ next }: { next: readonly Schemas['MigrationStepDto'][] }) {
  if (next.length === 0) return <>–</>;
  return (
    <>
      {next.map((step) => (
        <div className="sub" key={`${step.by} ${step.to.join()}`}>
          {step.by} → {step.to.join(', ')}
          {step.earliest && ` · ${moment(step.earliest)}`}
        </div>
      ))}
    </>
  );
}
