import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client';
import { Button } from '../../parts/button';
import { Field } from '../../parts/form';
import { Card } from '../../parts/page';
import { Await, EmptyState, ErrorState, Loading } from '../../parts/states';
import { Tabs, useTab } from '../../parts/tabs';
import { useAsk, useRead } from '../../queries';
import { useAddress } from '../../router';
import { Crowd } from './crowd';
import { textOfVersion, useDraft } from './draft';
import { Walk } from './walk';

type FlowView = Schemas['FlowDto'];
type Asked = Schemas['SimulateFlowDto'];
type Query = Readonly<Record<string, string>>;

const PERSONAS = ['opener', 'clicker', 'ignorer', 'unsubscriber', 'untracked'] as const;
const WHO = ['person', 'people'] as const;
const RATES = 'open=45%,click=12%,meeting.booked=2%';

export function FlowTry({ flow }: { flow: FlowView }) {
  const version = useRead('/api/v1/flows/{id}/versions/{number}', { id: flow.id, number: String(flow.currentVersion) });
  return (
    <Await answer={version} lines={8}>
      {({ document }) => <Trial flow={flow} published={textOfVersion(document)} />}
    </Await>
  );
}

/** Who walks stands in the address: a trial can be sent, and gives the same again. */
function Trial({ flow, published }: { flow: FlowView; published: string }) {
  const { t } = useTranslation('flows');
  const [query] = useAddress();
  const who = useTab(WHO, 'who');
  const [draft] = useDraft(flow.id);
  const text = draft?.text ?? published;
  const asked = useMemo(() => (query['run'] ? askedOf(who, query, text, flow.id) : null), [who, query, text, flow.id]);
  const trial = useAsk('/api/v1/flows/simulate', asked && { body: asked });
  const check = useAsk('/api/v1/flows/check', { body: { flow: text, id: flow.id, locale: 'en' } });
  const picture = check.data?.graph ?? null;
  return (
    <div className="stack">
      <Card title={t('try.title')} note={draft ? t('try.ofDraft') : t('try.ofVersion', { version: flow.currentVersion })}>
        <Tabs label={t('try.who')} tabs={WHO.map((id) => ({ id, name: t(`try.${id}`) }))} current={who} param="who" />
        <Ask key={who} who={who} busy={trial.isFetching} />
      </Card>
      {trial.error && <ErrorState error={trial.error} retry={() => void trial.refetch()} />}
      {!asked && <EmptyState>{t('try.how')}</EmptyState>}
      {asked && !trial.data && !trial.error && <Loading lines={8} />}
      {asked && trial.data && ('steps' in trial.data ? (
        <Walk name={flow.name} walk={trial.data} picture={picture} />
      ) : (
        <Crowd crowd={trial.data} />
      ))}
    </div>
  ); // prettier-ignore
}

function askedOf(who: (typeof WHO)[number], query: Query, flow: string, id: string): Asked {
  const seed = Number(query['seed'] ?? 1);
  const start = query['start'];
  const rest = { flow, id, seed: Number.isInteger(seed) ? seed : 1, ...(start ? { start } : {}) };
  if (who === 'person') return { ...rest, persona: PERSONAS.find((each) => each === query['persona']) ?? 'opener' };
  const over = query['over'];
  return {
    ...rest,
    contacts: Number(query['contacts']) || 200,
    rates: query['rates'] ?? RATES,
    ...(over ? { over } : {}),
  };
}

function Ask({ who, busy }: { who: (typeof WHO)[number]; busy: boolean }) {
  const { t } = useTranslation('flows');
  const [query, change] = useAddress();
  const [form, setForm] = useState<Query>({});
  const field = (name: string, otherwise: string) => ({
    value: form[name] ?? query[name] ?? otherwise,
    onChange: (event: { target: { value: string } }) => setForm({ ...form, [name]: event.target.value }),
  });
  return (
    <form
      className="try-form"
      onSubmit={(event) => {
        event.preventDefault();
        change({ ...form, run: '1' }, true);
      }}
    >
      {who === 'person' ? (
        <Field label={t('try.persona')} name="persona">
          <select {...field('persona', 'opener')}>
            {PERSONAS.map((each) => (
              <option key={each} value={each}>
                {t(`persona.${each}`)}
              </option>
            ))}
          </select>
        </Field>
      ) : (
        <>
          <Field label={t('try.contacts')} name="contacts">
            <input type="number" min={1} max={5000} {...field('contacts', '200')} />
          </Field>
          <Field label={t('try.rates')} name="rates" hint={t('try.ratesHint')}>
            <input {...field('rates', RATES)} spellCheck={false} />
          </Field>
          <Field label={t('try.over')} name="over" hint={t('try.overHint')}>
            <input {...field('over', '')} placeholder="30 days" />
          </Field>
        </>
      )}
      <Field label={t('try.start')} name="start" hint={t('try.startHint')}>
        <input type="datetime-local" {...field('start', '')} />
      </Field>
      <Field label={t('try.seed')} name="seed" hint={t('try.seedHint')}>
        <input type="number" min={0} {...field('seed', '1')} />
      </Field>
      <Button type="submit" look="primary" busy={busy}>
        {t('try.do')}
      </Button>
    </form>
  );
}
