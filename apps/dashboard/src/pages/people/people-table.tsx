import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client';
import { number } from '../../format';
import { Badge, PersonLink, Time } from '../../parts/page';
import { DataTable } from '../../parts/table';

export function PeopleTable({ people }: { people: readonly Schemas['ContactLineDto'][] }) {
  const { t } = useTranslation('people');
  return (
    <DataTable
      name={t('title')}
      rows={people}
      rowKey={({ id }) => id}
      columns={[
        {
          id: 'name',
          header: t('name'),
          cell: ({ email, name }) => (
            <span className="who">
              <strong>
                <PersonLink email={email} name={name} />
              </strong>
              {name && <span className="sub">{email}</span>}
            </span>
          ),
        },
        { id: 'company', header: t('company'), minor: true, cell: ({ company }) => company ?? '–' },
        { id: 'stage', header: t('stage'), cell: ({ stage }) => <Badge name={stage} /> },
        { id: 'score', header: t('score'), num: true, cell: ({ score }) => number(score) },
        {
          id: 'seen',
          header: t('seen'),
          minor: true,
          cell: ({ lastSeenAt, createdAt }) => (
            <span className="nowrap">
              <Time at={lastSeenAt ?? createdAt} />
            </span>
          ),
        },
      ]}
    />
  );
}
