import { useTranslation } from 'react-i18next';
import { hashPath } from '../../address';
import { Page } from '../../parts/page';
import { ErrorState } from '../../parts/states';
import { goTo } from '../../router';
import { ApiProblem } from '../../client';
import { useMay } from '../../session';
import { Begin } from './begin';
import { Desk } from './desk';
import { textOfVersion, useDraft } from './draft';
import './flows.css';

/** Drafts are kept by their flow's id; one that was never published has none. */
const NO_ID = '';

/** A flow that is new: how it begins, then its desk, until it is published or thrown away. */
export default function NewFlow() {
  const { t } = useTranslation('flows');
  const may = useMay();
  const [draft, keep] = useDraft(NO_ID);
  return (
    <Page title={t('new.title')} back={{ href: '#/flows', text: t('title') }} lead={t('new.lead')}>
      {!may('marketing') ? (
        <ErrorState error={new ApiProblem(403, '')} />
      ) : draft ? (
        <Desk
          flow={{ id: NO_ID, name: t('new.title'), currentVersion: 0 }}
          published={null}
          onPublished={(id) => goTo(hashPath(`/flows/${encodeURIComponent(id)}`, { tab: 'write' }))}
        />
      ) : (
        <Begin onBegin={(document) => keep({ text: textOfVersion(document), base: 0 })} />
      )}
    </Page>
  );
}
