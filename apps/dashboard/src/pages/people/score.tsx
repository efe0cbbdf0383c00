import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client';
import { number, signed } from '../../format';
import { Time } from '../../parts/page';
import { EmptyState } from '../../parts/states';
import { useNames } from '../../words/names';

/** The score with every entry that makes it up, and the stages it led to. */
export function Score({ person }: { person: Schemas['ContactDto'] }) {
  const { t } = useTranslation('person');
  const names = useNames();
  const most = Math.max(1, ...person.scoreEntries.map(({ points }) => Math.abs(points)));
  return (
    <>
      <p className="big-figure">{number(person.score)}</p>
      {person.scoreEntries.length === 0 && <EmptyState>{t('noPoints')}</EmptyState>}
      <table className="ledger">
        <tbody>
          {person.scoreEntries.map((entry, index) => (
            <tr key={index}>
              <td className={`num points ${entry.points < 0 ? 'minus' : ''}`}>{signed(entry.points)}</td>
              <td>
                <meter min={0} max={most} value={Math.abs(entry.points)} aria-hidden="true" />
                {entry.because}
              </td>
              <td className="sub nowrap">
                <Time at={entry.at} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {person.stages.length > 0 && (
        <p className="sub">
          {person.stages.map((change, index) => (
            <span key={index}>
              {index === 0 && `${names('stage', change.from)} `}→ {names('stage', change.to)} (<Time at={change.at} />,{' '}
              {change.because}){' '}
            </span>
          ))}
        </p>
      )}
    </>
  );
}
