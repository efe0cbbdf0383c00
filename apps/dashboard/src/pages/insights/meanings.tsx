// What figures mean: the API says it in English, the words of this page in the reader's language.
import { useTranslation } from 'react-i18next';
import type words from '../../words/en/insights';

export type Meant = keyof typeof words.meaning;

/** A list of the figures of a page with their meanings, folded until somebody asks. */
export function Meanings({ of }: { of: readonly Meant[] }) {
  const { t } = useTranslation('insights');
  return (
    <details className="meanings">
      <summary>{t('meanings')}</summary>
      <dl className="facts">
        {of.map((name) => (
          <div key={name}>
            <dt>{t(`name.${name}`)}</dt>
            <dd>{t(`meaning.${name}`)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
