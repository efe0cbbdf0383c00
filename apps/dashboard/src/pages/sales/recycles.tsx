import { useTranslation } from 'react-i18next';
import { hashOf } from '../../address';
import type { Schemas } from '../../client';
import { dateOf, monthOf } from '../../format';
import { leadName } from '../../parts/lists';
import { Card, Cards, Time } from '../../parts/page';
import { AwaitList } from '../../parts/states';
import { DataTable } from '../../parts/table';
import { useList } from '../../queries';
import { useNames } from '../../words/names';

type Handoff = Schemas['HandoffDto'];
interface Rest {
  readonly handoff: Handoff;
  readonly until: string;
  readonly reason: string | null;
  readonly flow: string | null;
}

function restOf(handoff: Handoff): Rest[] {
  const answer = handoff.answers.findLast((each) => each.answer === 'recycle');
  return answer?.until ? [{ handoff, until: answer.until, reason: answer.reason, flow: answer.flow }] : [];
}

/** By month, the next ones first. */
function byMonth(handoffs: readonly Handoff[]): [month: string, rests: Rest[]][] {
  const rests = handoffs.flatMap(restOf).sort((a, b) => a.until.localeCompare(b.until));
  return Object.entries(Object.groupBy(rests, ({ until }) => until.slice(0, 7))).map(([month, list = []]) => [month, list]); // prettier-ignore
}

/** The calendar of leads that rest. */
export function Recycles() {
  const { t } = useTranslation('sales');
  const list = useList('/api/v1/handoffs', { status: 'recycled', limit: '200' });
  return (
    <>
      <p className="sub">{t('recycle.note')}</p>
      <AwaitList list={list} empty={t('recycle.none')}>
        {(handoffs) => (
          <Cards>
            {byMonth(handoffs).map(([month, rests]) => (
              <Card key={month} title={monthOf(`${month}-01`)}>
                <Month name={monthOf(`${month}-01`)} rests={rests} />
              </Card>
            ))}
          </Cards>
        )}
      </AwaitList>
    </>
  );
}

function Month({ name, rests }: { name: string; rests: readonly Rest[] }) {
  const { t } = useTranslation('sales');
  const names = useNames();
  return (
    <DataTable
      name={name}
      rows={rests}
      rowKey={({ handoff }) => handoff.id}
      columns={[
        {
          id: 'back',
          header: t('recycle.back'),
          cell: ({ until }) => (
            <span className="nowrap">
              {dateOf(until)}{' '}
              <span className="sub">
                (<Time at={until} />)
              </span>
            </span>
          ),
        },
        {
          id: 'lead',
          header: t('recycle.lead'),
          cell: ({ handoff }) => <a href={hashOf(['sales', handoff.id])}>{leadName(handoff)}</a>,
        },
        {
          id: 'reason',
          header: t('recycle.reason'),
          minor: true,
          cell: ({ reason }) => reason && names('reason', reason),
        },
        { id: 'flow', header: t('recycle.flow'), minor: true, cell: ({ flow }) => flow ?? '–' },
      ]}
    />
  );
}
