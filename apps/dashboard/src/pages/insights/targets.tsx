import { useTranslation } from 'react-i18next';
import { useState } from 'react';
import type { Schemas } from '../../client';
import { dateOf, money, productNow, whole } from '../../format';
import { Button } from '../../parts/button';
import { Dialog } from '../../parts/dialog';
import { Field, Form } from '../../parts/form';
import { Badge, Card, Cards } from '../../parts/page';
import { Await, EmptyState } from '../../parts/states';
import { useToast } from '../../parts/toast';
import { useAct, useRead } from '../../queries';
import { useMay } from '../../session';

type Target = Schemas['TargetDto'];
const METRICS = ['visitors', 'leads', 'mqls', 'sqls', 'customers', 'revenue'] as const;
const TONE = { 'not-begun': 'wait', reached: 'good', 'on-pace': 'good', behind: 'bad', missed: 'bad' } as const;

export function Targets() {
  const { t } = useTranslation('insights');
  const may = useMay();
  const answer = useRead('/api/v1/analytics/pace');
  const [adding, setAdding] = useState(false);
  return (
    <>
      {may('marketing') && (
        <p>
          <Button look="primary" onClick={() => setAdding(true)}>
            {t('targets.add')}
          </Button>
        </p>
      )}
      {adding && <NewTarget onDone={() => setAdding(false)} />}
      <Await answer={answer}>
        {({ targets, today }) =>
          targets.length === 0 ? (
            <EmptyState>{t('targets.none')}</EmptyState>
          ) : (
            <>
              <Group title={t('targets.running')} targets={targets.filter(({ until }) => until >= today)} />
              <Group title={t('targets.past')} targets={targets.filter(({ until }) => until < today)} over />
            </>
          )
        }
      </Await>
    </>
  );
}

const Group = ({ title, targets, over = false }: { title: string; targets: readonly Target[]; over?: boolean }) =>
  targets.length === 0 ? null : (
    <section className="group">
      <h2>{title}</h2>
      <Cards>
        {targets.map((target) => (
          <TargetCard key={target.id} target={target} over={over} />
        ))}
      </Cards>
    </section>
  );

/** @param over its days are gone: what it came to is all there is to say */
function TargetCard({ target, over }: { target: Target; over: boolean }) {
  const { t } = useTranslation('insights');
  const { metric, amount, actual, expected, status, forecast, owner, why, from, until } = target;
  const say = metric === 'revenue' ? money : whole;
  return (
    <Card
      title={t('targets.of', { amount: say(amount), metric: t(`name.${metric}`) })}
      note={`${dateOf(from)} – ${dateOf(until)} · ${owner}`}
      actions={<Badge tone={TONE[status]}>{t(`pace.${status}`)}</Badge>}
    >
      <Bar share={actual / amount} due={expected === null ? null : expected / amount} />
      <p>
        <strong>{say(actual)}</strong>{' '}
        {over && <span className="sub">{t('targets.ofAmount', { amount: say(amount) })}</span>}
        {!over && expected !== null && (
          <span className="sub">{t('targets.expected', { expected: say(expected) })}</span>
        )}
      </p>
      {!over && forecast && (
        <p className="sub">
          {t('targets.forecast', { value: say(forecast.value), low: say(forecast.low), high: say(forecast.high) })}
        </p>
      )}
      <p className="note">{why}</p>
    </Card>
  );
}

/** How much is there, with a mark where it should be by now. */
function Bar({ share, due }: { share: number; due: number | null }) {
  const { t } = useTranslation('insights');
  const percentOf = (part: number): string => `${Math.min(100, 100 * part)}%`;
  return (
    <div
      className="bar"
      role="meter"
      aria-label={t('targets.reached')}
      aria-valuenow={Math.round(Math.min(1, share) * 100)}
      aria-valuemin={0}
      aria-valuemax={100}
    >
      <span className="bar-fill" style={{ width: percentOf(share) }} />
      {due !== null && <span className="bar-mark" style={{ left: percentOf(due) }} />}
    </div>
  );
}

function NewTarget({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('insights');
  const toast = useToast();
  const record = useAct('/api/v1/targets', 'post');
  const day = (ahead: number): string => new Date(productNow() + ahead * 86_400_000).toISOString().slice(0, 10);
  const [given, setGiven] = useState({ metric: 'leads', amount: '', owner: '', from: day(0), until: day(90), why: '' });
  const put = (name: keyof typeof given) => (event: { target: { value: string } }) =>
    setGiven({ ...given, [name]: event.target.value });
  const submit = (): void => {
    const { metric, amount, ...rest } = given;
    const body = { id: `${metric}-${given.from}-${given.until}`, metric: metric as Target['metric'], amount: Number(amount), ...rest }; // prettier-ignore
    const added = (): void => {
      toast(t('targets.added'));
      onDone();
    };
    record.mutate({ body }, { onSuccess: added });
  };
  const fields = ['metric', 'amount', 'owner', 'from', 'until', 'why'];
  return (
    <Dialog title={t('targets.add')} open onClose={onDone}>
      <Form onSubmit={submit} busy={record.isPending} error={record.error} fields={fields} action={t('targets.save')}>
        <Field label={t('targets.metric')} name="metric" error={record.error}>
          <select value={given.metric} onChange={put('metric')}>
            {METRICS.map((metric) => (
              <option key={metric} value={metric}>
                {t(`name.${metric}`)}
              </option>
            ))}
          </select>
        </Field>
        <Field label={t('targets.amount')} name="amount" error={record.error}>
          <input type="number" min="0.01" step="any" required value={given.amount} onChange={put('amount')} />
        </Field>
        <Field label={t('targets.owner')} name="owner" error={record.error}>
          <input required maxLength={100} value={given.owner} onChange={put('owner')} />
        </Field>
        <Field label={t('period.from')} name="from" error={record.error}>
          <input type="date" required value={given.from} onChange={put('from')} />
        </Field>
        <Field label={t('period.until')} name="until" error={record.error}>
          <input type="date" required value={given.until} onChange={put('until')} />
        </Field>
        <Field label={t('targets.why')} name="why" hint={t('targets.whyHint')} error={record.error}>
          <input required maxLength={500} value={given.why} onChange={put('why')} />
        </Field>
      </Form>
    </Dialog>
  );
}
