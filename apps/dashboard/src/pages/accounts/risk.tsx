import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client';
import { Badge } from '../../parts/page';

const TONES = { 'one-person': 'bad', gaps: 'warm', covered: 'good' } as const;

/** How much of the buying group is known, and what that puts at risk. */
export function Risk({ coverage: { known, of, risk } }: { coverage: Schemas['CoverageDto'] }) {
  const { t } = useTranslation('accounts');
  if (of === 0) return <>–</>;
  return (
    <>
      {t('covered', { known, of })} {risk && <Badge tone={TONES[risk]}>{t(`risk.${risk}`)}</Badge>}
    </>
  );
}
