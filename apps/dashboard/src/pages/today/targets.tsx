import { useTranslation } from 'react-i18next';
import { dateOf, number } from '../../format';
import { Badge, Card } from '../../parts/page';
import { useRead } from '../../queries';

const OFF_PACE = ['behind', 'missed'];

/** Only where there is one. */
export function OffPace() {
  const { t } = useTranslation('today');
  const { data } = useRead('/api/v1/analytics/pace');
  const behind = data?.targets.filter(({ status }) => OFF_PACE.includes(status)) ?? [];
  if (behind.length === 0) return null;
  return (
    <Card title={t('targetsTitle')}>
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
