import { useTranslation } from 'react-i18next';
import type { Spot } from '../../flow/editor';
import { Button } from '../../parts/button';
import { Badge } from '../../parts/page';
import { ErrorState } from '../../parts/states';
import type { useAsk } from '../../queries';

/** What the check found, each with the way to its line. */
export function Findings({
  check,
  onGo,
}: {
  check: ReturnType<typeof useAsk<'/api/v1/flows/check'>>;
  onGo: (spot: Spot) => void;
}) {
  const { t } = useTranslation('flows');
  if (check.error) return <ErrorState error={check.error} retry={() => void check.refetch()} />;
  if (!check.data) return null;
  const { findings, mostMails } = check.data;
  return (
    <section className="findings" aria-live="polite" aria-label={t('write.findings')}>
      {findings.length === 0 ? (
        <p className="found-none">{t('write.fine')}</p>
      ) : (
        <ul className="rows">
          {findings.map((each) => (
            <li key={`${each.line}:${each.column} ${each.rule} ${each.message}`}>
              <div className="row-main">
                <span>
                  <Badge tone={each.level === 'error' ? 'bad' : 'warm'}>{t(`write.${each.level}`)}</Badge>{' '}
                  {each.message}
                </span>
                {each.suggestion && <span className="sub">{each.suggestion}</span>}
              </div>
              <Button small look="quiet" onClick={() => onGo({ line: each.line, column: each.column })}>
                {t('write.line', { line: each.line })}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {mostMails && (
        <p className="sub">
          {t('write.mostMails', { count: mostMails.mails, within: mostMails.within, byTime: mostMails.byTime.mails })}
        </p>
      )}
    </section>
  );
}
