import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client';
import { dateOf, number, percent, plain, whole } from '../../format';
import { Chart } from '../../parts/chart';
import type { Look } from '../../parts/chart-look';
import { Card, Cards, Stat, Stats } from '../../parts/page';
import { DataTable } from '../../parts/table';
import { useNames } from '../../words/names';

/** From few to many, as twenty runs had it. */
const BAND: Look = { kind: 'bars', across: true, overlaid: true, columns: [2, 3] };
const BARS: Look = { kind: 'bars' };

type Population = Schemas['PopulationDto'];
type Band = Schemas['BandDto'];

/** A population that tried the flow: how many come where, with what other seeds gave. */
export function Crowd({ crowd }: { crowd: Population }) {
  const { t } = useTranslation('flows');
  const names = useNames();
  const range = ({ low, high }: Band): string => t('crowd.range', { low: whole(low), high: whole(high) });
  const stat = (label: string, band: Band) => <Stat label={label} value={whole(band.people)} meaning={range(band)} />;
  const errors = Object.entries(crowd.errors);
  return (
    <>
      <Stats>
        {stat(t('crowd.enrolled'), crowd.enrolled)}
        {stat(t('crowd.warm'), crowd.warm)}
        {stat(t('crowd.sqls'), crowd.sqls)}
        {stat(t('crowd.unsubscribed'), crowd.unsubscribed)}
      </Stats>
      <p className="sub">{t('crowd.bands', { seeds: crowd.seeds })}</p>
      {errors.map(([said, people]) => (
        <p className="trouble" key={said}>
          {said} ({number(people)})
        </p>
      ))}
      <Cards>
        <Card title={t('crowd.funnel')} wide>
          <Funnel crowd={crowd} />
        </Card>
        <Card title={t('crowd.mailsPerDay')}>
          <MailsPerDay days={crowd.mailsPerDay} />
        </Card>
        <Card title={t('crowd.mails')}>
          <DataTable
            name={t('crowd.mails')}
            rows={crowd.mails}
            rowKey={({ mail }) => mail}
            columns={[
              { id: 'mail', header: t('test.mail'), cell: ({ mail }) => mail },
              { id: 'sent', header: t('test.sends'), num: true, cell: (row) => whole(row.sent) },
              { id: 'opened', header: t('crowd.opened'), num: true, cell: (row) => (row.sent ? percent(row.opened / row.sent) : '–') }, // prettier-ignore
              { id: 'clicked', header: t('crowd.clicked'), num: true, cell: (row) => (row.sent ? percent(row.clicked / row.sent) : '–') }, // prettier-ignore
              { id: 'skipped', header: t('try.skipped'), num: true, minor: true, cell: (row) => whole(row.skipped) },
            ]}
          />
        </Card>
        <Card title={t('crowd.outcomes')}>
          <DataTable
            name={t('crowd.outcomes')}
            rows={Object.entries(crowd.outcomes)}
            rowKey={([outcome]) => outcome}
            columns={[
              { id: 'outcome', header: t('try.outcome'), cell: ([outcome]) => names('status', outcome) },
              { id: 'people', header: t('people'), num: true, cell: ([, band]) => whole(band.people) },
              { id: 'range', header: t('crowd.most'), num: true, cell: ([, band]) => range(band) },
            ]}
          />
        </Card>
        <Card title={t('crowd.paths')}>
          <DataTable
            name={t('crowd.paths')}
            rows={crowd.paths.slice(0, MOST_PATHS)}
            rowKey={({ path }) => path}
            columns={[
              { id: 'path', header: t('try.way'), cell: ({ path }) => path },
              { id: 'people', header: t('people'), num: true, cell: ({ people }) => whole(people) },
            ]}
          />
        </Card>
        {crowd.measured && <Measured rates={crowd.measured} />}
      </Cards>
    </>
  );
}

const MOST_PATHS = 12;

function Funnel({ crowd }: { crowd: Population }) {
  const { t } = useTranslation('flows');
  const { states } = crowd;
  const figures = {
    columns: [t('graph.state'), t('crowd.came'), t('crowd.low'), t('crowd.high'), t('crowd.last')],
    rows: states.map(({ state, entered, last }) => [plain(state), entered.people, entered.low, entered.high, last.people]), // prettier-ignore
  };
  return <Chart name={t('crowd.funnel')} look={BAND} figures={figures} say={whole} height={60 + 30 * states.length} />; // prettier-ignore
}

function MailsPerDay({ days }: { days: Population['mailsPerDay'] }) {
  const { t } = useTranslation('flows');
  const figures = { columns: [t('crowd.day'), t('try.mails')], rows: days.map(({ day, mails }) => [dateOf(day), mails]) }; // prettier-ignore
  return <Chart name={t('crowd.mailsPerDay')} look={BARS} figures={figures} say={whole} />;
}

/** What was measured, and on how many: a rate of few says little. */
function Measured({ rates }: { rates: readonly Schemas['MeasuredBehaviourDto'][] }) {
  const { t } = useTranslation('flows');
  return (
    <Card title={t('crowd.measured')} note={t('crowd.measuredNote')}>
      <DataTable
        name={t('crowd.measured')}
        rows={rates}
        rowKey={({ name }) => name}
        columns={[
          { id: 'name', header: t('crowd.rate'), cell: ({ name, ofAllMails }) => (ofAllMails ? `${name} *` : name) },
          { id: 'share', header: t('share'), num: true, cell: ({ share }) => percent(share) },
          { id: 'of', header: t('crowd.of'), num: true, cell: ({ of }) => whole(of) },
        ]}
      />
    </Card>
  );
}
