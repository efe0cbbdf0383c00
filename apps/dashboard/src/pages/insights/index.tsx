import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../parts/button';
import { Page } from '../../parts/page';
import { EmptyState } from '../../parts/states';

export default function Insights() {
  const { t } = useTranslation(['insights', 'common']);
  return (
    <Page title={t('title')} lead={t('lead')}>
      <EmptyState action={<ButtonLink href="/api/docs">{t('common:menu.api')}</ButtonLink>}>
        {t('common:soon')}
      </EmptyState>
    </Page>
  );
}
