import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client';
import { percent, whole } from '../../format';
import { Card, Cards } from '../../parts/page';
import { Await, EmptyState } from '../../parts/states';
import { useRead } from '../../queries';
import type { Days } from './period';

type Path = Schemas['PathDto'];
/** As many as can be compared at a glance. */
const AT_ONCE = 6;

export function Paths({ days }: { days: Days }) {
  const { t } = useTranslation('insights');
  const answer = useRead('/api/v1/analytics/paths', { ...days });
  return (
    <Await answer={answer}>
      {({ paths, people, customers, earlier }) =>
        paths.length === 0 ? (
          <EmptyState>{t('paths.none', { count: people })}</EmptyState>
        ) : (
          <>
            <p className="lead">
              {t('paths.lead', { people: whole(people), customers: whole(customers) })} (
              {t('figure.before', { before: `${whole(earlier.people)} → ${whole(earlier.customers)}` })})
            </p>
            <PathCards paths={paths.slice(0, AT_ONCE)} />
            {paths.length > AT_ONCE && (
              <details>
                <summary>{t('paths.more', { count: paths.length - AT_ONCE })}</summary>
                <PathCards paths={paths.slice(AT_ONCE)} />
              </details>
            )}
          </>
        )
      }
    </Await>
  );
}

const PathCards = ({ paths }: { paths: readonly Path[] }) => (
  <Cards>
    {paths.map((path) => (
      <PathCard key={path.path.join('>')} path={path} />
    ))}
  </Cards>
);

/** A way with the people who came so far by it, as bars that get shorter. */
function PathCard({ path: { customers, steps } }: { path: Path }) {
  const { t } = useTranslation('insights');
  const most = Math.max(1, ...steps.map(({ people }) => people));
  return (
    <Card title={t('paths.bought', { count: customers })}>
      <ol className="path">
        {steps.map(({ step, people, dropOff, before }, index) => (
          <li key={index}>
            <span className="path-step">{step}</span>
            <span className="path-bar" style={{ width: `${(100 * people) / most}%` }} aria-hidden="true" />
            <span className="sub">
              {t('paths.people', { count: people })}
              {index > 0 && ` · ${t('paths.off', { share: percent(dropOff) })}`}
              {index > 0 && before !== null && ` (${t('figure.before', { before: percent(before) })})`}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
