import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client';
import { number, percent, plain, whole } from '../../format';
import { Chart } from '../../parts/chart';
import type { Look } from '../../parts/chart-look';
import { Badge, Card, Cards, Notice } from '../../parts/page';
import { Await } from '../../parts/states';
import { DataTable } from '../../parts/table';
import { useRead } from '../../queries';
import { useNames } from '../../words/names';
import type { Days } from './period';

type CalibrationView = Schemas['CalibrationDto'];
type Band = Schemas['ScoreBandDto'];
type Reason = Schemas['ReasonCountDto'];

const TONE = { calibrated: 'good', 'not-calibrated': 'bad', 'too-few': 'wait' } as const;
const RULE_TONE: Readonly<Record<string, 'good' | 'bad' | 'wait'>> = { predicts: 'good', against: 'bad' };

export function Calibration({ days }: { days: Days }) {
  const { t } = useTranslation('insights');
  const answer = useRead('/api/v1/analytics/calibration', { ...days });
  return (
    <Await answer={answer}>
      {(view) => (
        <>
          <Notice tone={TONE[view.verdict]}>
            <strong>{t(`calibration.${view.verdict}`)}</strong>{' '}
            {t('calibration.under', { leads: whole(view.leads), won: whole(view.won) })} (
            {t('figure.before', { before: `${whole(view.earlier.leads)} → ${whole(view.earlier.won)}` })})
          </Notice>
          <Cards>
            <Card title={t('calibration.bands')} note={t('calibration.bandsNote')}>
              <Bands bands={view.bands} />
            </Card>
            <Card title={t('calibration.reasons')} note={t('calibration.reasonsNote')}>
              <Reasons view={view} />
            </Card>
            <Card title={t('calibration.rules')} note={t('calibration.rulesNote')} wide>
              <Rules view={view} />
            </Card>
          </Cards>
        </>
      )}
    </Await>
  );
}

const bandName = ({ from, until }: Band): string =>
  from === until ? number(from) : `${number(from)}–${number(until)}`;

function Bands({ bands }: { bands: readonly Band[] }) {
  const { t } = useTranslation('insights');
  const look: Look = { kind: 'bars', columns: [3], until: 1, spans: bands.map(({ low, high }) => [low, high]) };
  const rows = bands.map((band) => [bandName(band), band.n, band.won, band.rate, band.low, band.high]);
  const columns = ['points', 'leads', 'won', 'rate', 'low', 'high'] as const;
  return (
    <Chart
      name={t('calibration.bands')}
      look={look}
      figures={{ columns: columns.map((column) => t(`calibration.${column}`)), rows }}
      say={(value, column) => (column < 3 ? whole(value) : percent(value))}
    />
  );
}

function Rules({ view: { rules } }: { view: CalibrationView }) {
  const { t } = useTranslation('insights');
  return (
    <DataTable
      name={t('calibration.rules')}
      rows={rules}
      rowKey={({ rule }) => rule}
      empty={t('none')}
      columns={[
        { id: 'rule', header: t('calibration.rule'), cell: ({ rule }) => plain(rule), sort: ({ rule }) => rule },
        { id: 'n', header: t('calibration.leads'), num: true, cell: ({ n }) => whole(n), sort: ({ n }) => n },
        { id: 'rate', header: t('calibration.rate'), num: true, cell: ({ rate }) => percent(rate), sort: ({ rate }) => rate }, // prettier-ignore
        {
          id: 'lift',
          header: t('calibration.lift'),
          num: true,
          cell: ({ lift }) => (lift ? `× ${number(lift.value)} (${number(lift.low)}–${number(lift.high)})` : '–'),
          sort: ({ lift }) => lift?.value ?? 0,
        },
        {
          id: 'verdict',
          header: t('calibration.verdict'),
          cell: ({ verdict }) => <Badge tone={RULE_TONE[verdict] ?? 'wait'}>{t(`ruleVerdict.${verdict}`)}</Badge>,
        },
        {
          id: 'said',
          header: t('calibration.salesSaid'),
          minor: true,
          cell: ({ reasons }) => <Said reasons={reasons} />,
        },
      ]}
    />
  );
}

function Reasons({ view: { sources } }: { view: CalibrationView }) {
  const { t } = useTranslation('insights');
  const names = useNames();
  return (
    <DataTable
      name={t('calibration.reasons')}
      rows={sources}
      rowKey={({ source }) => source}
      empty={t('calibration.noReasons')}
      columns={[
        { id: 'source', header: t('by.channel'), cell: ({ source }) => names('channel', source || 'unknown') },
        { id: 'reasons', header: t('calibration.salesSaid'), cell: ({ reasons }) => <Said reasons={reasons} /> },
      ]}
    />
  );
}

function Said({ reasons }: { reasons: readonly Reason[] }) {
  const names = useNames();
  return reasons
    .map(({ answer, reason, leads }) => `${names('status', answer)}: ${plain(reason) || '–'} (${whole(leads)})`)
    .join(', ');
}
