// What was done, said once at the edge of the screen and to screen readers.
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface Said {
  readonly id: number;
  readonly text: string;
  readonly tone: 'good' | 'bad';
}
type Say = (text: string, tone?: Said['tone']) => void;

const SHOWN_MS = 6_000;
const Speaker = createContext<Say>(() => undefined);

/** `const say = useToast(); say(t('saved'))` */
export const useToast = (): Say => useContext(Speaker);

export function Toasts({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<readonly Said[]>([]);
  const drop = useCallback((id: number) => setShown((now) => now.filter((each) => each.id !== id)), []);
  const say = useCallback<Say>(
    (text, tone = 'good') => {
      const id = performance.now();
      setShown((now) => [...now.slice(-2), { id, text, tone }]);
      setTimeout(() => drop(id), SHOWN_MS);
    },
    [drop],
  );
  const spoken = useMemo(
    () => (
      <div className="toasts" aria-live="polite" role="status">
        {shown.map(({ id, text, tone }) => (
          <div key={id} className={`toast ${tone}`}>
            <span>{text}</span>
            <button type="button" className="button quiet" aria-label={t('do.dismiss')} onClick={() => drop(id)}>
              <span aria-hidden="true">✕</span>
            </button>
          </div>
        ))}
      </div>
    ),
    [shown, drop, t],
  );
  return (
    <Speaker.Provider value={say}>
      {children}
      {spoken}
    </Speaker.Provider>
  );
}
