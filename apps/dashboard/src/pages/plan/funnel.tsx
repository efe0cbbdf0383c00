import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client';
import { money, percent, percent1, whole } from '../../format';
import { Chart } from '../../parts/chart';
import type { Look } from '../../parts/chart-look';
import { Card, Cards } from '../../parts/page';
import { Await } from '../../parts/states';
import { useAddress } from '../../router';
import { useReckoned } from './reckon';
import { type Knob, Slider, useKnobs } from './slider';

/** A thousand visitors for one deal: each step is ten times the one before. */
const LADDER: Look = { kind: 'bars', across: true, log: true, labelled: true, columns: [1] };

type FunnelPlan = Schemas['FunnelPlanDto'];

/** The figures that one starts from: those of the field's worked example. */
const GOAL = [
  { name: 'revenue', usual: 10_000_000, min: 0, max: 50_000_000, step: 100_000 },
  { name: 'share', usual: 40, min: 1, max: 100, step: 1 },
  { name: 'order', usual: 50_000, min: 1, max: 500_000, step: 500 },
] as const satisfies readonly Knob[];
const RATES = [
  { name: 'visitorLead', usual: 35, min: 0.1, max: 100, step: 0.1 },
  { name: 'leadMql', usual: 45, min: 0.1, max: 100, step: 0.1 },
  { name: 'mqlSql', usual: 30, min: 0.1, max: 100, step: 0.1 },
  { name: 'sqlCustomer', usual: 15, min: 0.1, max: 100, step: 0.1 },
] as const satisfies readonly Knob[];
const KNOBS = [...GOAL, ...RATES] as const;
const PEOPLE = ['visitors', 'leads', 'mqls', 'sqls', 'deals'] as const;

/** A share of a slider in percent, as the API takes it. */
const share = (percentage: number): number => Number((percentage / 100).toFixed(4));

export function FunnelPlanner() {
  const { t } = useTranslation('plan');
  const [query, change] = useAddress();
  const measured = query['rates'] === 'measured';
  const { values, turn } = useKnobs(KNOBS);
  const { visitorLead, leadMql, mqlSql, sqlCustomer } = values;
  const rates = { visitorLead: share(visitorLead), leadMql: share(leadMql), mqlSql: share(mqlSql), sqlCustomer: share(sqlCustomer) }; // prettier-ignore
  const goal = { revenue: values.revenue, marketingShare: share(values.share), orderValue: values.order };
  const plan = useReckoned('/api/v1/plan/funnel', { ...goal, rates: measured ? 'measured' : rates });
  const say = (name: string) =>
    ['revenue', 'order'].includes(name) ? money : (value: number) => percent1(value / 100);
  return (
    <Cards>
      <Card title={t('funnel.goal')}>
        {GOAL.map(
          (knob) =>
          <Slider key={knob.name} knob={knob} label={t(`knob.${knob.name}`)} value={values[knob.name]} say={say(knob.name)} onChange={(value) => turn(knob.name, value)} />, // prettier-ignore
        )}
        <h3>{t('funnel.rates')}</h3>
        <label className="check">
          <input
            type="checkbox"
            checked={measured}
            onChange={() => change({ rates: measured ? undefined : 'measured' })}
          />
          {t('funnel.measured')}
        </label>
        {RATES.map(
          (knob) =>
          <Slider key={knob.name} knob={knob} label={t(`knob.${knob.name}`)} value={values[knob.name]} say={say(knob.name)} disabled={measured} onChange={(value) => turn(knob.name, value)} />, // prettier-ignore
        )}
      </Card>
      <Card title={t('funnel.needed')} note={t('funnel.neededNote')}>
        <Await answer={plan}>{(data) => <Needed plan={data} />}</Await>
      </Card>
    </Cards>
  );
}

function Needed({ plan }: { plan: FunnelPlan }) {
  const { t } = useTranslation('plan');
  const { best, worst, measured } = plan;
  const rows = PEOPLE.map((name) => [t(`people.${name}`), plan[name], best?.[name] ?? null, worst?.[name] ?? null]);
  const columns = [t('funnel.who'), t('funnel.needed'), t('funnel.best'), t('funnel.worst')];
  return (
    <>
      <p>{t('funnel.target', { target: money(plan.target), deals: whole(plan.deals) })}</p>
      <Chart name={t('funnel.needed')} look={LADDER} figures={{ columns, rows }} say={whole} />
      {measured && (
        <dl className="facts">
          {RATES.map(({ name }) => {
            const { value, low, high, n } = measured[name];
            return (
              <div key={name}>
                <dt>{t(`knob.${name}`)}</dt>
                <dd>
                  {value === null ? '–' : percent(value)}{' '}
                  <span className="sub">
                    {low !== null && high !== null && `${percent(low)}–${percent(high)} · `}
                    {t('funnel.of', { count: n })}
                  </span>
                </dd>
              </div>
            );
          })}
        </dl>
      )}
      {best && (
        <p className="sub">{t('funnel.bestSays', { leads: whole(best.leads), visitors: whole(best.visitors) })}</p>
      )}
      {worst && (
        <p className="sub">{t('funnel.worstSays', { leads: whole(worst.leads), visitors: whole(worst.visitors) })}</p>
      )}
    </>
  );
}
