import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button';

/** Something that is shown once: to read, and to copy. */
export function Secret({ text, label }: { text: string; label: string }) {
  const { t } = useTranslation('settings');
  const [copied, setCopied] = useState(false);
  const copy = (): void => void navigator.clipboard.writeText(text).then(() => setCopied(true));
  return (
    <div className="filters">
      <input readOnly aria-label={label} className="secret" value={text} onFocus={(event) => event.target.select()} />
      {/* Only where the browser lets a page write there: over https, or on this machine. */}
      {window.isSecureContext && (
        <Button onClick={copy}>
          <span aria-live="polite">{copied ? t('copied') : t('copy')}</span>
        </Button>
      )}
    </div>
  );
}
