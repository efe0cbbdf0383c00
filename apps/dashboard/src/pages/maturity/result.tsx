import { useTranslation } from 'react-i18next';
import { saveAs, type Schemas } from '../../client';
import { dateOf, list, number, whole } from '../../format';
import { Button } from '../../parts/button';
import { Chart } from '../../parts/chart';
import type { Look } from '../../parts/chart-look';
import { Badge, Card, Cards, Notice } from '../../parts/page';
import { DataTable } from '../../parts/table';
import { isLevel, LADDER, PERSPECTIVES, type Phase, QUESTIONS } from './names';

const WHEEL: Look = { kind: 'radar', until: 5 };

type Scan = Schemas['ScanDto'];
type PhaseScore = Schemas['PhaseScoreDto'];

export function Result({ scan }: { scan: Scan }) {
  const { t } = useTranslation('maturity');
  const { weakest, level, missing, people, createdAt } = scan;
  return (
    <>
      {weakest !== null && level !== null && isLevel(level) && (
        <Notice tone="warm">
          <strong>{t('weakest', { phase: t(`phase.${weakest as Phase}`) })}</strong>{' '}
          {t('machine', { level: t(`level.at${level}`) })}
        </Notice>
      )}
      {missing.length > 0 && (
        <Notice tone="wait">{t('missing', { sides: list(missing.map((side) => t(`perspective.${side}`))) })}</Notice>
      )}
      <Cards>
        <Card
          title={scan.name}
          note={t('answered', { count: people, at: dateOf(createdAt) })}
          actions={<SaveRadar scan={scan} />}
        >
          <Radar scan={scan} />
        </Card>
        <Card title={t('advice.title')} note={t('advice.note')}>
          <Advice scan={scan} />
        </Card>
        <Card title={t('byPhase')} note={t('byPhaseNote')} wide>
          <Phases scan={scan} />
        </Card>
        <Ladder scan={scan} />
      </Cards>
    </>
  );
}

/** The server's own drawing, for a presentation. */
function SaveRadar({ scan: { id, radar } }: { scan: Scan }) {
  const { t } = useTranslation('maturity');
  const save = (): void => saveAs(new Blob([radar], { type: 'image/svg+xml' }), `maturity-${id}.svg`);
  return (
    <Button small look="quiet" onClick={save}>
      {t('saveRadar')}
    </Button>
  );
}

function Radar({ scan: { phases } }: { scan: Scan }) {
  const { t } = useTranslation('maturity');
  const sides = PERSPECTIVES.filter((side) => phases.some(({ byPerspective }) => byPerspective[side] !== null));
  const rows = phases.map((each) => [
    t(`phase.${each.phase}`),
    each.score,
    ...sides.map((side) => each.byPerspective[side]),
  ]);
  const columns = [t('phaseColumn'), t('mean'), ...sides.map((side) => t(`perspective.${side}`))];
  return <Chart name={t('radar')} look={WHEEL} figures={{ columns, rows }} say={number} height={360} />;
}

function Advice({ scan: { advice } }: { scan: Scan }) {
  const { t } = useTranslation('maturity');
  if (advice.length === 0) return <p className="sub">{t('advice.none')}</p>;
  return (
    <ol className="advice">
      {advice.map(({ phase, toLevel, beginWith }) => (
        <li key={phase}>
          <strong>
            {t('advice.to', {
              phase: t(`phase.${phase}`),
              level: isLevel(toLevel) ? t(`level.at${toLevel}`) : toLevel,
            })}
          </strong>
          <p>
            {toLevel === 3 ? t(`standard.${phase}`) : isLevel(toLevel) ? t(`toLevel.at${toLevel}`) : ''}{' '}
            {beginWith !== null && QUESTIONS.includes(beginWith as 'people') && (
              <span className="sub">{t('advice.begin', { question: t(`question.${beginWith as 'people'}`) })}</span>
            )}
          </p>
        </li>
      ))}
    </ol>
  );
}

function Phases({ scan: { phases } }: { scan: Scan }) {
  const { t } = useTranslation('maturity');
  return (
    <DataTable
      name={t('byPhase')}
      rows={phases}
      rowKey={({ phase }) => phase}
      columns={[
        { id: 'phase', header: t('phaseColumn'), cell: ({ phase }) => t(`phase.${phase}`) },
        { id: 'mean', header: t('mean'), num: true, cell: ({ score }) => said(score), sort: ({ score }) => score ?? 0 },
        { id: 'level', header: t('levelColumn'), cell: ({ level }) => (level !== null && isLevel(level) ? t(`level.at${level}`) : '–') }, // prettier-ignore
        ...PERSPECTIVES.map((side) => ({
          id: side,
          header: t(`perspective.${side}`),
          num: true,
          minor: true,
          cell: ({ byPerspective }: PhaseScore) => said(byPerspective[side]),
        })),
        { id: 'spread', header: t('spread'), num: true, cell: ({ spread }) => <Spread spread={spread} />, sort: ({ spread }) => spread ?? 0 }, // prettier-ignore
        ...QUESTIONS.map((question) => ({
          id: question,
          header: t(`question.${question}`),
          num: true,
          minor: true,
          cell: ({ byQuestion }: PhaseScore) => said(byQuestion[question]),
        })),
      ]}
    />
  );
}

const said = (score: number | null): string => (score === null ? '–' : number(score));
/** From this on, people look at two different companies. */
const WIDE = 1;

function Spread({ spread }: { spread: number | null }) {
  if (spread === null) return '–';
  return spread >= WIDE ? <Badge tone="warm">{number(spread)}</Badge> : number(spread);
}

function Ladder({ scan: { ladder } }: { scan: Scan }) {
  const { t } = useTranslation('maturity');
  if (ladder === null) return null;
  const { level, next, tooEarly } = ladder;
  return (
    <Card title={t('ladder.title')} note={t('ladder.note', { level: whole(level) })} wide>
      <ol className="ladder">
        {LADDER.map((rung, index) => (
          <li key={rung} className={index < level ? 'done' : ''} aria-current={rung === next ? 'step' : undefined}>
            <span>{t(`rung.${rung}`)}</span>
            {index < level && <Badge tone="good">{t('ladder.done')}</Badge>}
            {rung === next && <Badge tone="warm">{t('ladder.next')}</Badge>}
            {tooEarly.includes(rung) && <Badge tone="wait">{t('ladder.early')}</Badge>}
          </li>
        ))}
      </ol>
    </Card>
  );
}
