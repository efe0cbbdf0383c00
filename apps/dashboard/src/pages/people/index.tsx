import { useTranslation } from 'react-i18next';
import { number } from '../../format';
import { Badge, Card, Page, PersonLink, Time } from '../../parts/page';
import { AwaitList } from '../../parts/states';
import { useList } from '../../queries';
import { useAddress } from '../../router';

const STAGES = ['visitor', 'lead', 'mql', 'sql', 'customer', 'recycled', 'disqualified'] as const;

export default function People() {
  const { t } = useTranslation(['people', 'common']);
  const [{ q, stage }, change] = useAddress();
  const list = useList('/api/v1/contacts', { q, stage });
  return (
    <Page title={t('title')} lead={t('lead')}>
      <form className="filters" role="search" onSubmit={(event) => event.preventDefault()}>
        <input
          type="search"
          aria-label={t('search')}
          placeholder={t('searchHint')}
          value={q ?? ''}
          onChange={(event) => change({ q: event.target.value })}
        />
        <select aria-label={t('stage')} value={stage ?? ''} onChange={(event) => change({ stage: event.target.value })}>
          <option value="">{t('everyStage')}</option>
          {STAGES.map((each) => (
            <option key={each} value={each}>
              {t(`common:stage.${each}`)}
            </option>
          ))}
        </select>
      </form>
      <Card wide>
        <AwaitList list={list} empty={q || stage ? t('nobodyFits') : t('nobodyYet')}>
          {(people) => (
            <ul className="rows">
              {people.map((one) => (
                <li key={one.id}>
                  <div className="row-main">
                    <strong>
                      <PersonLink email={one.email} name={one.name} />
                    </strong>
                    <span className="sub">{[one.name && one.email, one.company].filter(Boolean).join(' · ')}</span>
                  </div>
                  <div className="row-side">
                    <span>
                      <Badge name={one.stage} /> <strong className="num">{number(one.score)}</strong>
                    </span>
                    <span className="sub">
                      {one.lastSeenAt ? t('seen') : t('since')} <Time at={one.lastSeenAt ?? one.createdAt} />
                    </span>
                  </div>
                </li>
              ))}
            </ul>
          )}
        </AwaitList>
      </Card>
    </Page>
  );
}
