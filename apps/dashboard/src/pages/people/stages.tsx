import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client';
import { dateOf, whole } from '../../format';
import { Badge } from '../../parts/page';
import { EmptyState } from '../../parts/states';

/** From stage to stage, with how long each lasted. */
export function Stages({ stages }: { stages: Schemas['ContactDto']['stages'] }) {
  const { t } = useTranslation('person');
  if (stages.length === 0) return <EmptyState>{t('noStages')}</EmptyState>;
  return (
    <ul className="rows">
      {stages.toReversed().map((change) => (
        <li key={`${change.at}${change.to}`}>
          <div className="row-main">
            <span>
              <Badge name={change.from} /> → <Badge name={change.to} />
            </span>
            <span className="sub">{change.because}</span>
          </div>
          <span className="sub">
            {dateOf(change.at)} – {change.until ? dateOf(change.until) : t('untilNow')} (
            {t('days', { count: Math.round(change.days), replace: { count: whole(change.days) } })})
          </span>
        </li>
      ))}
    </ul>
  );
}
