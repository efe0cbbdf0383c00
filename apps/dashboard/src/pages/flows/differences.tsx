import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client';
import { Badge } from '../../parts/page';

type Difference = Schemas['FlowDifferenceDto'];
const TONES = { added: 'good', removed: 'bad', changed: 'warm' } as const;

/** What changed, in the order in which the server says it: states, ways, guards, mails, streams, rules. */
export function Differences({ differences }: { differences: readonly Difference[] }) {
  const { t } = useTranslation('flows');
  if (differences.length === 0) return <p className="sub">{t('differ.none')}</p>;
  return (
    <ul className="rows differences">
      {differences.map(({ part, change, what, before, after }) => (
        <li key={`${part} ${what} ${change}`}>
          <div className="row-main">
            <span>
              <Badge tone={TONES[change]}>{t(`differ.${change}`)}</Badge>{' '}
              <span className="sub">{t(`part.${part}`)}</span> <strong>{what}</strong>
            </span>
            {before !== null && <del>{before}</del>}
            {after !== null && <ins>{after}</ins>}
          </div>
        </li>
      ))}
    </ul>
  );
}
