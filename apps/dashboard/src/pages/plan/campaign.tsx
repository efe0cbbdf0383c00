import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client';
import { money, number, percent, percent1, whole } from '../../format';
import { Card, Cards, Facts, Notice } from '../../parts/page';
import { Await } from '../../parts/states';
import { useReckoned } from './reckon';
import { type Knob, Slider, useKnobs } from './slider';

const KNOBS = [
  { name: 'impressions', usual: 500_000, min: 0, max: 5_000_000, step: 10_000 },
  { name: 'clickRate', usual: 0.2, min: 0, max: 5, step: 0.01 },
  { name: 'conversion', usual: 5, min: 0, max: 100, step: 0.1 },
  { name: 'leadValue', usual: 100, min: 0, max: 5_000, step: 5 },
  { name: 'price', usual: 2_000, min: 0, max: 100_000, step: 100 },
] as const satisfies readonly Knob[];

export function CampaignPlanner() {
  const { t } = useTranslation('plan');
  const { values, turn } = useKnobs(KNOBS);
  const { impressions, clickRate, conversion, leadValue, price } = values;
  const body = { impressions, clickRate: Number((clickRate / 100).toFixed(6)), conversion: Number((conversion / 100).toFixed(6)), leadValue, price }; // prettier-ignore
  const plan = useReckoned('/api/v1/plan/campaign', body);
  const say = (name: string) =>
    ['clickRate', 'conversion'].includes(name)
      ? (value: number) => `${number(value)} %`
      : name === 'impressions'
        ? whole
        : money;
  return (
    <Cards>
      <Card title={t('campaign.given')} note={t('campaign.note')}>
        {KNOBS.map(
          (knob) =>
          <Slider key={knob.name} knob={knob} label={t(`knob.${knob.name}`)} value={values[knob.name]} say={say(knob.name)} onChange={(value) => turn(knob.name, value)} />, // prettier-ignore
        )}
      </Card>
      <Card title={t('campaign.comes')}>
        <Await answer={plan}>{(data) => <Verdict plan={data} />}</Await>
      </Card>
    </Cards>
  );
}

function Verdict({ plan }: { plan: Schemas['CampaignPlanDto'] }) {
  const { t } = useTranslation('plan');
  const { clicks, leads, revenue, cost, costPerLead, result, roi, worthIt } = plan;
  return (
    <>
      <Notice tone={worthIt ? 'good' : 'bad'}>
        <strong>{t(worthIt ? 'campaign.worth' : 'campaign.notWorth', { result: money(result) })}</strong>
      </Notice>
      <Facts
        facts={[
          [t('campaign.clicks'), clicks === null ? '–' : number(clicks)],
          [t('campaign.leads'), number(leads)],
          [t('campaign.revenue'), money(revenue)],
          [t('campaign.cost'), money(cost)],
          [t('campaign.perLead'), costPerLead === null ? '–' : money(costPerLead)],
          [t('campaign.roi'), roi === null ? '–' : roi < 0.1 ? percent1(roi) : percent(roi)],
        ]}
      />
    </>
  );
}
