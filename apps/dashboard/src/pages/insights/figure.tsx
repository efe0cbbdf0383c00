// One figure with everything that keeps it honest: its interval, how many stand under it, and what it was before.
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client';
import { number } from '../../format';
import { Stat } from '../../parts/page';

export type Figure = Schemas['FigureDto'];
export type Say = (value: number) => string;

export const said = (figure: Figure | null | undefined, say: Say = number): string =>
  figure?.value === null || figure?.value === undefined ? '–' : say(figure.value);

/** In a table: the interval stands below, and when pointed at how many people stand under it. */
export function Value({ figure, say = number }: { figure: Figure | null; say?: Say }) {
  const { t } = useTranslation('insights');
  if (figure?.value === null || figure?.value === undefined) return <span className="sub">–</span>;
  const { low, high, n } = figure;
  return (
    <span title={t('figure.under', { count: n })}>
      {say(figure.value)}
      {low !== null && high !== null && (
        <span className="interval">
          {say(low)}–{say(high)}
        </span>
      )}
    </span>
  );
}

/** On its own: what it means, and what it was in the period before. */
export function FigureStat({
  figure,
  label,
  meaning,
  say = number,
}: {
  figure: Figure;
  label: string;
  meaning?: string;
  say?: Say;
}) {
  const { t } = useTranslation('insights');
  const { low, high, before, n } = figure;
  const parts = [
    ...(low !== null && high !== null ? [t('figure.between', { low: say(low), high: say(high) })] : []),
    ...(before === null ? [] : [t('figure.before', { before: say(before) })]),
    // A count needs no other count beside it.
    ...(figure.value === null || figure.value === n ? [] : [t('figure.under', { count: n })]),
  ];
  return (
    <Stat value={said(figure, say)} label={label} compared={parts.join(' · ')} {...(meaning ? { meaning } : {})} />
  );
}
