import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client';
import { number, signed } from '../../format';
import { Time } from '../../parts/page';
import { EmptyState } from '../../parts/states';

/** The score with every entry that makes it up. */
export function Score({ person }: { person: Schemas['ContactDto'] }) {
  const { t } = useTranslation('person');
  const most = Math.max(1, ...person.scoreEntries.map(({ points }) => Math.abs(points)));
  return (
    <>
      <p className="big-figure">{number(person.score)}</p>
      {person.scoreEntries.length === 0 && <EmptyState>{t('noPoints')}</EmptyState>}
      {person.scoreEntries.length > 0 && (
        <table className="ledger">
          <tbody>
            {person.scoreEntries.map((entry, index) => (
              <tr key={index}>
                <td className={`num points ${entry.points < 0 ? 'minus' : ''}`}>{signed(entry.points)}</td>
                <td>
                  <meter min={0} max={most} value={Math.abs(entry.points)} aria-hidden="true" />
                  {entry.because}
                  {entry.worth !== entry.points && (
                    <span className="sub"> ({t('fades', { worth: number(entry.worth) })})</span>
                  )}
                </td>
                <td className="sub nowrap">
                  <Time at={entry.at} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
