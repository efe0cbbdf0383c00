import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client';
import { fieldText, plain } from '../../format';

/** What was looked at, with the values of that moment. */
export function Guard({ guard: { guard, held, values } }: { guard: Schemas['GuardDto'] }) {
  const { t } = useTranslation('person');
  const seen = Object.entries(values).map(([path, value]) => `${path} = ${fieldText(value)}`);
  return (
    <div className="sub">
      {plain(guard)}: {held ? t('yes') : t('no')}
      {seen.length > 0 && ` (${seen.join(', ')})`}
    </div>
  );
}
