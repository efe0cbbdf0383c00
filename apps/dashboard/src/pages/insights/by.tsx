// What rows are told apart by: in the address, so that what is seen can be sent.
import { useTranslation } from 'react-i18next';
import type words from '../../words/en/insights';
import { useAddress } from '../../router';

export type By = Exclude<keyof typeof words.by, 'label'>;

/** The one that the address names; the first where it names none or another. */
export function useBy<Choice extends By>(choices: readonly [Choice, ...Choice[]]): Choice {
  const [query] = useAddress();
  return choices.find((one) => one === query['by']) ?? choices[0];
}

export function ByChoice({ choices, by }: { choices: readonly By[]; by: By }) {
  const { t } = useTranslation('insights');
  const [, change] = useAddress();
  return (
    <div className="filters">
      <label>
        {t('by.label')}
        <select value={by} onChange={(event) => change({ by: event.target.value })}>
          {choices.map((one) => (
            <option key={one} value={one}>
              {t(`by.${one}`)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
