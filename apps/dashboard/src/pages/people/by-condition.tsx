import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { act, type ApiProblem, type BodyOf, type Schemas } from '../../client';
import { whole } from '../../format';
import { AwaitList, EmptyState } from '../../parts/states';
import { useAddress } from '../../router';
import { Builder } from './builder';
import { conditionIn } from './conditions';
import { PeopleTable } from './people-table';
import { Segments } from './segments';

type Found = Schemas['FoundContactsDto'];
type Condition = BodyOf<'/api/v1/contacts/search', 'post'>['condition'];
/** The server counts no further. */
const COUNTED = 10_000;

/** People for whom a condition holds; it stands in the address, so that it can be kept and sent. */
export function ByCondition() {
  const [{ where }, change] = useAddress();
  const condition = conditionIn(where);
  const asked = condition && Object.keys(condition).length > 0 ? condition : null;
  const open = (next: object): void => change({ where: JSON.stringify(next) }, true);
  return (
    <>
      <Segments condition={asked} onOpen={open} />
      <Builder key={where} condition={condition ?? {}} onApply={open} />
      {asked && <Results condition={asked} />}
    </>
  );
}

function useSearch(condition: Condition) {
  const query = useInfiniteQuery<Found, ApiProblem>({
    queryKey: ['search', condition],
    queryFn: ({ pageParam }) => act('/api/v1/contacts/search', 'post', {}, { condition, limit: 50, ...(pageParam ? { after: pageParam as string } : {}) }), // prettier-ignore
    initialPageParam: undefined,
    getNextPageParam: ({ next }: Found) => next ?? undefined,
  });
  const [first] = query.data?.pages ?? [];
  return { ...query, people: first?.people ?? 0, items: query.data?.pages.flatMap(({ items }) => items) };
}

function Results({ condition }: { condition: Condition }) {
  const { t } = useTranslation('people');
  const found = useSearch(condition);
  return (
    <section className="card" aria-live="polite">
      <AwaitList list={found} empty={<EmptyState>{t('nobodyFits')}</EmptyState>}>
        {(people) => (
          <>
            <h2>
              {found.people >= COUNTED
                ? t('foundMany', { count: COUNTED })
                : t('found', { count: found.people, replace: { count: whole(found.people) } })}
            </h2>
            <PeopleTable people={people} />
          </>
        )}
      </AwaitList>
    </section>
  );
}
