import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client';
import { dateOf, duration, monthOf, number, percent, whole } from '../../format';
import { Chart } from '../../parts/chart';
import type { Look } from '../../parts/chart-look';
import { Badge, Card, Cards, Facts } from '../../parts/page';
import { Await, EmptyState } from '../../parts/states';
import { DataTable } from '../../parts/table';
import { useRead } from '../../queries';
import { useMay } from '../../session';

/** Kept at the bottom, broken above it. */
const STACKED: Look = { kind: 'bars', stacked: true };

type Line = Schemas['SlaFiguresDto'];
type Count = Schemas['SlaCountDto'];

/** What was agreed on, and how it was kept. */
export function Agreement() {
  const may = useMay();
  return (
    <div className="stack">
      <Kept />
      <Cards>
        <Rules />
        {may('read') && <Commitments />}
      </Cards>
    </div>
  );
}

const share = ({ kept, broken }: Count): number => (kept + broken === 0 ? 1 : kept / (kept + broken));

function InTime({ count }: { count: Count }) {
  const { t } = useTranslation('sales');
  const all = count.kept + count.broken;
  if (all === 0) return <>–</>;
  return (
    <span title={t('sla.ofAll', { kept: number(count.kept), all: number(all) })}>
      <Badge tone={share(count) >= 0.9 ? 'good' : share(count) >= 0.7 ? 'warm' : 'bad'}>{percent(share(count))}</Badge>
    </span>
  );
}

function Kept() {
  const { t } = useTranslation('sales');
  const sla = useRead('/api/v1/handoffs/sla');
  const { data } = useRead('/api/v1/workspace');
  const named = (id: string): string => data?.salespeople.find((one) => one.id === id)?.name ?? id;
  const minutes = (value: number | null): string => (value === null ? '–' : duration(value * 60));
  return (
    <Card title={t('sla.title')} wide>
      <Await answer={sla}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState>{t('sla.none')}</EmptyState>
          ) : (
            <>
              <Months lines={items} />
              <DataTable
                name={t('sla.title')}
                rows={items.toReversed()}
                rowKey={({ month, person, team }) => `${month}${person}${team}`}
                columns={[
                  {
                    id: 'month',
                    header: t('sla.month'),
                    cell: ({ month }) => monthOf(`${month}-01`),
                    sort: ({ month }) => month,
                  },
                  {
                    id: 'person',
                    header: t('sla.person'),
                    cell: ({ person }) => named(person),
                    sort: ({ person }) => named(person),
                  },
                  {
                    id: 'assigned',
                    header: t('sla.assigned'),
                    num: true,
                    cell: (line) => number(line.assigned),
                    sort: (line) => line.assigned,
                  },
                  {
                    id: 'accept',
                    header: t('sla.accepted'),
                    num: true,
                    cell: ({ accept }) => <InTime count={accept} />,
                    sort: ({ accept }) => share(accept),
                  },
                  {
                    id: 'contact',
                    header: t('sla.contacted'),
                    num: true,
                    cell: ({ contact }) => <InTime count={contact} />,
                    sort: ({ contact }) => share(contact),
                  },
                  {
                    id: 'median',
                    header: t('sla.median'),
                    num: true,
                    minor: true,
                    cell: (line) => minutes(line.medianAcceptMinutes),
                  },
                  {
                    id: 'passed',
                    header: t('sla.passedOn'),
                    num: true,
                    minor: true,
                    cell: (line) => number(line.passedOn),
                  },
                  {
                    id: 'won',
                    header: t('sla.won'),
                    num: true,
                    cell: ({ won }) => number(won),
                    sort: ({ won }) => won,
                  },
                  { id: 'lost', header: t('sla.lost'), num: true, minor: true, cell: ({ lost }) => number(lost) },
                ]}
              />
            </>
          )
        }
      </Await>
    </Card>
  );
}

function Months({ lines }: { lines: readonly Line[] }) {
  const { t } = useTranslation('sales');
  const rows = useMemo(() => {
    const months = Object.entries(Object.groupBy(lines, ({ month }) => month)).sort(([a], [b]) => a.localeCompare(b));
    const sum = (list: readonly Line[] | undefined, of: 'kept' | 'broken'): number =>
      (list ?? []).reduce((all, { accept }) => all + accept[of], 0);
    return months.map(([month, list]) => [monthOf(`${month}-01`), sum(list, 'kept'), sum(list, 'broken')] as const);
  }, [lines]);
  const [kept, broken] = [t('sla.kept'), t('sla.broken')];
  return <Chart name={t('sla.chart')} look={STACKED} figures={{ columns: [t('sla.month'), kept, broken], rows }} say={whole} height={220} />; // prettier-ignore
}

function Rules() {
  const { t } = useTranslation('sales');
  const workspace = useRead('/api/v1/workspace');
  const hours = (count: number): string => t('sla.hours', { hours: number(count) });
  return (
    <Card title={t('sla.rule')}>
      <Await answer={workspace}>
        {({ agreement }) => (
          <Facts
            facts={[
              [t('sla.accept'), hours(agreement.acceptHours)],
              [t('sla.contact'), hours(agreement.contactHours)],
              ...(agreement.reassignAfterHours === null
                ? []
                : [[t('sla.reassign'), hours(agreement.reassignAfterHours)] as const]),
              [t('sla.rest'), t('sla.days', { days: number(agreement.recycleAfterDays) })],
            ]}
          />
        )}
      </Await>
    </Card>
  );
}

/** Marketing's half of the agreement: so many MQLs and SQLs. */
function Commitments() {
  const { t } = useTranslation('sales');
  const pace = useRead('/api/v1/analytics/pace');
  return (
    <Card title={t('sla.commitments')}>
      <Await answer={pace}>
        {({ targets }) => {
          const promised = targets.filter(({ metric }) => metric === 'mqls' || metric === 'sqls');
          if (promised.length === 0) return <EmptyState>{t('sla.commitmentsNone')}</EmptyState>;
          return (
            <ul className="rows">
              {promised.map((target) => (
                <li key={target.id}>
                  <div className="row-main">
                    <strong>
                      {t('sla.reached', { actual: number(target.actual), amount: number(target.amount) })}{' '}
                      {target.metric.toUpperCase().replace(/S$/, 's')}
                    </strong>
                    <span className="sub">
                      {target.owner} · {dateOf(target.from)} – {dateOf(target.until)}
                    </span>
                  </div>
                  <Badge name={target.status} />
                </li>
              ))}
            </ul>
          );
        }}
      </Await>
    </Card>
  );
}
