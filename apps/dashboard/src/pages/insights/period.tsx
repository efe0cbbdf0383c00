// The days that figures are of: in the address, so that what is seen can be sent.
import { useTranslation } from 'react-i18next';
import { dateOf, productNow } from '../../format';
import { useAddress } from '../../router';

/** `YYYY-MM-DD`, the last one included. */
export interface Days {
  readonly from: string;
  readonly until: string;
}

const DAY_MS = 86_400_000;
const SPANS = [30, 90, 365] as const;
const USUAL = 365;

const dayBack = (days: number): string => new Date(productNow() - days * DAY_MS).toISOString().slice(0, 10);
const lastDays = (count: number): Days => ({ from: dayBack(count - 1), until: dayBack(0) });
const isDay = (text: string | undefined): text is string => /^\d{4}-\d{2}-\d{2}$/.test(text ?? '');

/** The year up to today, unless the address says otherwise. */
export function usePeriod(): Days {
  const [{ from, until }] = useAddress();
  const usual = lastDays(USUAL);
  return { from: isDay(from) ? from : usual.from, until: isDay(until) ? until : usual.until };
}

export function PeriodPicker({ days }: { days: Days }) {
  const { t } = useTranslation('insights');
  const [query, change] = useAddress();
  const chosen = SPANS.find((span) => lastDays(span).from === days.from && lastDays(span).until === days.until);
  return (
    <form className="filters" aria-label={t('period.label')} onSubmit={(event) => event.preventDefault()}>
      <div className="segments" role="group" aria-label={t('period.quick')}>
        {SPANS.map((span) => (
          <button
            key={span}
            type="button"
            aria-pressed={span === chosen}
            onClick={() => change(span === USUAL ? { from: undefined, until: undefined } : { ...lastDays(span) })}
          >
            {t('period.days', { count: span })}
          </button>
        ))}
      </div>
      {(['from', 'until'] as const).map((name) => (
        <label key={name}>
          {t(`period.${name}`)}
          <input
            type="date"
            value={query[name] ?? days[name]}
            onChange={(event) => change({ ...days, [name]: event.target.value })}
          />
        </label>
      ))}
    </form>
  );
}

/** What the figures are compared with. */
export function Before({ before }: { before: Days }) {
  const { t } = useTranslation('insights');
  return <p className="sub">{t('period.before', { from: dateOf(before.from), until: dateOf(before.until) })}</p>;
}
