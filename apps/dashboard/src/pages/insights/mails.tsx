import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client';
import { number, percent, percent1, plain, whole } from '../../format';
import { Card, Cards } from '../../parts/page';
import { Await } from '../../parts/states';
import { type Column, DataTable } from '../../parts/table';
import { useRead } from '../../queries';
import { Value } from './figure';
import { Meanings } from './meanings';
import { Before, type Days } from './period';

type MailRow = Schemas['MailFiguresDto'];
const SHARES = ['delivered', 'opened', 'clicked', 'unsubscribed', 'complained'] as const;

export function MailsAndContent({ days }: { days: Days }) {
  return (
    <Cards>
      <Mails days={days} />
      <Content days={days} />
    </Cards>
  );
}

function Mails({ days }: { days: Days }) {
  const { t } = useTranslation('insights');
  const answer = useRead('/api/v1/analytics/mails', { ...days });
  const columns: Column<MailRow>[] = [
    { id: 'mail', header: t('mails.mail'), cell: ({ mail, flow }) => <Named mail={mail} flow={flow} />, sort: ({ mail }) => mail }, // prettier-ignore
    { id: 'sent', header: t('name.sent'), num: true, cell: ({ sent }) => <Value figure={sent} say={whole} />, sort: ({ sent }) => sent.value ?? 0 }, // prettier-ignore
    ...SHARES.map((name): Column<MailRow> => ({
      id: name,
      header: t(`name.${name}`),
      num: true,
      minor: name === 'complained' || name === 'delivered',
      cell: (row) => <Value figure={row[name]} say={name === 'complained' ? percent1 : percent} />,
      sort: (row) => row[name].value ?? -1,
    })),
  ];
  return (
    <Card title={t('mails.title')} note={t('mails.note')} wide>
      <Await answer={answer}>
        {({ rows, before }) => (
          <>
            <DataTable
              name={t('mails.title')}
              columns={columns}
              rows={rows}
              rowKey={({ flow, mail }) => `${flow}/${mail}`}
              empty={t('none')}
            />
            <Before before={before} />
            <Meanings of={['sent', ...SHARES]} />
          </>
        )}
      </Await>
    </Card>
  );
}

const Named = ({ mail, flow }: { mail: string; flow: string }) => (
  <>
    {plain(mail)}
    {flow && <span className="sub block">{flow}</span>}
  </>
);

function Content({ days }: { days: Days }) {
  const { t } = useTranslation('insights');
  const answer = useRead('/api/v1/analytics/content', { ...days });
  return (
    <Card title={t('content.title')} note={t('content.note')} wide>
      <Await answer={answer}>
        {({ rows }) => (
          <DataTable
            name={t('content.title')}
            rows={rows}
            rowKey={({ kind, name }) => `${kind} ${name}`}
            empty={t('none')}
            columns={[
              { id: 'name', header: t('content.name'), cell: ({ name }) => name, sort: ({ name }) => name },
              { id: 'kind', header: t('content.kind'), minor: true, cell: ({ kind }) => t(`content.${kind}`) },
              { id: 'people', header: t('content.people'), num: true, cell: ({ people }) => <Value figure={people} say={whole} />, sort: ({ people }) => people.value ?? 0 }, // prettier-ignore
              { id: 'clicked', header: t('content.clicked'), num: true, cell: ({ clicked }) => <Value figure={clicked} say={percent} /> }, // prettier-ignore
              { id: 'rating', header: t('content.rating'), num: true, cell: ({ rating }) => <Value figure={rating} say={number} /> }, // prettier-ignore
            ]}
          />
        )}
      </Await>
    </Card>
  );
}
