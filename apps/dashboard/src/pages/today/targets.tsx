import { useTranslation } from 'react-i18next';
import { hashOf } from '../../address';
import { dateOf, number } from '../../format';
import { ButtonLink } from '../../parts/button';
import { Badge, Card } from '../../parts/page';
import { useRead } from '../../queries';

const OFF_PACE = ['behind', 'missed'];
/** A target that was missed longer ago than this is history: nothing can be done about it today. */
const RECENT_MS = 14 * 86_400_000;

const isRecent = ({ until }: { readonly until: string }): boolean => Date.parse(until) > Date.now() - RECENT_MS;

/** Only where there is one. */
export function OffPace() {
  const { t } = useTranslation('today');
  const { data } = useRead('/api/v1/analytics/pace');
  const behind = data?.targets.filter((target) => OFF_PACE.includes(target.status) && isRecent(target)) ?? [];
  if (behind.length === 0) return null;
  return (
    <Card
      title={t('targetsTitle')}
      actions={
        <ButtonLink small look="quiet" href={hashOf(['insights'], { view: 'targets' })}>
          {t('all')}
        </ButtonLink>
      }
    >
      <ul className="rows">
        {behind.map((target) => (
          <li key={target.id}>
            <div className="row-main">
              <strong>
                {t('target', {
                  actual: number(target.actual),
                  amount: number(target.amount),
                  metric: t(`metric.${target.metric}`),
                })}
              </strong>
              <span className="sub">
                {target.owner} · {dateOf(target.from)} – {dateOf(target.until)}
              </span>
            </div>
            <div className="row-side">
              <Badge name={target.status} tone="bad" />
              {target.expected !== null && (
                <span className="sub">{t('expected', { expected: number(target.expected) })}</span>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
