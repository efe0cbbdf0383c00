import type { First } from '../../page-props';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../parts/button';
import { Page } from '../../parts/page';
import { AwaitList } from '../../parts/states';
import { listAhead, useList } from '../../queries';
import { useAddress } from '../../router';
import { ByCondition } from './by-condition';
import './people.css';
import { PeopleTable } from './people-table';

const STAGES = ['visitor', 'lead', 'mql', 'sql', 'customer', 'recycled', 'disqualified'] as const;

export const first: First = ({ query: { q, stage, where } }) =>
  where === undefined ? [listAhead('/api/v1/contacts', { q, stage })] : [];

export default function People() {
  const { t } = useTranslation('people');
  const [{ where }] = useAddress();
  const builds = where !== undefined;
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <>
          <ButtonLink href="#/accounts">{t('companies')}</ButtonLink>
          <ButtonLink href={builds ? '#/people' : '#/people?where=%7B%7D'}>
            {builds ? t('bySearch') : t('byCondition')}
          </ButtonLink>
        </>
      }
    >
      {builds ? <ByCondition /> : <BySearch />}
    </Page>
  );
}

function BySearch() {
  const { t } = useTranslation(['people', 'common']);
  const [{ q, stage }, change] = useAddress();
  const list = useList('/api/v1/contacts', { q, stage });
  return (
    <>
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
      <section className="card">
        <AwaitList list={list} empty={q || stage ? t('nobodyFits') : t('nobodyYet')}>
          {(people) => <PeopleTable people={people} />}
        </AwaitList>
      </section>
    </>
  );
}
