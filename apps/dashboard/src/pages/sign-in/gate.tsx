// The card in the middle of an otherwise empty screen.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Mark } from '../../parts/brand';

export function Gate({
  title,
  lead,
  end,
  children,
}: {
  title: string;
  lead?: string;
  end?: ReactNode;
  children: ReactNode;
}) {
  // prettier-ignore
  const { t } = useTranslation();
  return (
    <main className="gate">
      <title>{`${title} · ${t('product')}`}</title>
      <p className="brand">
        <Mark />
        {t('product')}
      </p>
      <div className="card">
        <h1>{title}</h1>
        {lead && <p>{lead}</p>}
        {children}
      </div>
      {end}
    </main>
  );
}
