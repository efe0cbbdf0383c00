import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client';
import { compact, money, whole } from '../../format';
import { Button } from '../../parts/button';
import { Chart } from '../../parts/chart';
import type { Look } from '../../parts/chart-look';
import { Field } from '../../parts/form';
import { Card, Cards } from '../../parts/page';
import { Await } from '../../parts/states';
import { useAddress } from '../../router';
import { useReckoned } from './reckon';

const LINES: Look = { kind: 'lines' };

type Channel = Schemas['ChannelDto'];
type Plan = Schemas['ChannelsPlanDto'];

/** The field's worked example: an article that goes on bringing leads, and clicks that are bought once. */
const EXAMPLE: readonly Channel[] = [
  { name: 'SEO', visitorsPerLead: 20, leadValue: 1_000, fixedCost: 400, visitorsPerMonth: 20 },
  { name: 'Social', visitorsPerLead: 10, leadValue: 300, fixedCost: 100, costPerVisitor: 5, budget: 400 },
];
const NUMBERS = ['visitorsPerLead', 'leadValue', 'fixedCost', 'fixedCostPerMonth', 'costPerVisitor', 'visitorsPerMonth', 'budget', 'budgetPerMonth'] as const; // prettier-ignore
const MONTHS = 12;

function channelsIn(text: string | undefined): readonly Channel[] {
  if (text === undefined) return EXAMPLE;
  try {
    const given: unknown = JSON.parse(text);
    return Array.isArray(given) ? (given as Channel[]) : EXAMPLE;
  } catch {
    return EXAMPLE; // an address that was cut off
  }
}

export function ChannelsPlanner() {
  const { t } = useTranslation('plan');
  const [query, change] = useAddress();
  const channels = channelsIn(query['channels']);
  const put = (next: readonly Channel[]): void => change({ channels: JSON.stringify(next) });
  const plan = useReckoned('/api/v1/plan/channels', { months: MONTHS, channels: [...channels] });
  const nextName = `${t('channels.channel')} ${channels.length + 1}`;
  return (
    <Cards>
      <Card title={t('channels.return')} note={t('channels.note')} wide>
        <Await answer={plan}>{(data) => <Returns plan={data} />}</Await>
      </Card>
      {channels.map((channel, index) => (
        <ChannelCard
          key={index}
          channel={channel}
          onChange={(next) => put(channels.map((each, at) => (at === index ? next : each)))}
          {...(channels.length > 1 ? { onRemove: () => put(channels.filter((_, at) => at !== index)) } : {})}
          error={plan.error}
          index={index}
        />
      ))}
      <div>
        <Button onClick={() => put([...channels, { name: nextName, visitorsPerLead: 20, leadValue: 500 }])}>
          {t('channels.add')}
        </Button>
      </div>
    </Cards>
  );
}

function Returns({ plan }: { plan: Plan }) {
  const { t } = useTranslation('plan');
  const months = Array.from({ length: plan.months }, (_, month) => String(month + 1));
  const figures = {
    columns: [t('channels.month'), ...plan.channels.map(({ name }) => name)],
    rows: months.map((month, at) => [month, ...plan.channels.map(({ months: each }) => each[at]?.cumulative ?? null)]),
  };
  return (
    <>
      <Chart name={t('channels.return')} look={LINES} figures={figures} say={money} short={compact} />
      <ul>
        {plan.channels.map(({ name, firstLead }) => (
          <li key={name}>
            {t('channels.first', { name, cost: money(firstLead.cost), back: money(firstLead.return) })}
          </li>
        ))}
        {plan.overtakings.map(({ channel, overtaken, month }) => (
          <li key={`${channel}>${overtaken}`}>
            <strong>{t('channels.overtakes', { channel, overtaken, month: whole(month) })}</strong>
          </li>
        ))}
      </ul>
    </>
  );
}

function ChannelCard({
  channel,
  index,
  error,
  onChange,
  onRemove,
}: {
  channel: Channel;
  index: number;
  error: Parameters<typeof Field>[0]['error'];
  onChange: (channel: Channel) => void;
  onRemove?: () => void;
}) {
  const { t } = useTranslation('plan');
  // What is being typed need not be a number yet.
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const putNumber = (name: (typeof NUMBERS)[number], text: string): void => {
    setTyped({ ...typed, [name]: text });
    const { [name]: _, ...rest } = channel;
    if (text === '') onChange(rest as Channel);
    else if (Number(text) >= 0) onChange({ ...channel, [name]: Number(text) });
  };
  return (
    <Card
      title={channel.name}
      actions={
        onRemove && (
          <Button small look="quiet" onClick={onRemove}>
            {t('channels.remove')}
          </Button>
        )
      }
    >
      <div className="form columns">
        <Field label={t('channels.name')} name={`channels.${index}.name`} error={error ?? null}>
          <input
            value={channel.name}
            maxLength={100}
            onChange={(event) => onChange({ ...channel, name: event.target.value })}
          />
        </Field>
        {NUMBERS.map((name) => (
          <Field key={name} label={t(`channel.${name}`)} name={`channels.${index}.${name}`} error={error ?? null}>
            <input
              type="number"
              min="0"
              step="any"
              value={typed[name] ?? channel[name] ?? ''}
              onChange={(event) => putNumber(name, event.target.value)}
            />
          </Field>
        ))}
      </div>
    </Card>
  );
}
