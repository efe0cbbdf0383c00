// Reading and changing through the API from components: cached, read again now and then, page after page.
import { keepPreviousData, type QueryClient, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'; // prettier-ignore
import {
  act,
  type ActOf,
  type ActPath,
  type ApiProblem,
  type BodyOf,
  type Method,
  read,
  type ReadOf,
  type ReadPath,
  type Values,
} from './client';

/** What is on the screen is at most this old, in milliseconds. */
const REFRESH_MS = 15_000;

export interface ReadOptions {
  /** False: not asked yet, such as before a dialog opens */
  readonly when?: boolean;
}

const readQuery = <P extends ReadPath>(path: P, values?: Values) => ({
  queryKey: [path, values],
  queryFn: () => read(path, values),
});

export function useRead<P extends ReadPath>(path: P, values?: Values, { when = true }: ReadOptions = {}) {
  return useQuery<ReadOf<P>, ApiProblem>({
    ...readQuery(path, values),
    refetchInterval: REFRESH_MS,
    enabled: when,
  });
}

interface Listed<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}
type ListPath = { [P in ReadPath]: ReadOf<P> extends Listed<unknown> ? P : never }[ReadPath];
type ItemOf<P extends ListPath> = ReadOf<P> extends Listed<infer Item> ? Item : never;

const listQuery = <P extends ListPath>(path: P, values: Values = {}) => ({
  queryKey: [path, 'list', values],
  queryFn: async ({ pageParam }: { pageParam: unknown }): Promise<Listed<ItemOf<P>>> =>
    await read(path, { ...values, after: pageParam as string | undefined }),
  initialPageParam: undefined,
  getNextPageParam: (page: Listed<unknown>) => page.next ?? undefined,
});

/** A list that is read further on demand. */
export function useList<P extends ListPath>(path: P, values: Values = {}, { when = true }: ReadOptions = {}) {
  const query = useInfiniteQuery<Listed<ItemOf<P>>, ApiProblem>({
    ...listQuery(path, values),
    refetchInterval: REFRESH_MS,
    enabled: when,
  });
  return { ...query, items: query.data?.pages.flatMap((page) => page.items) };
}

/** Something to ask for before whatever shows it is drawn, with the path and values that `useRead` or `useList` gets. */
export type Ahead = (client: QueryClient) => void;
export const readAhead =
  <P extends ReadPath>(path: P, values?: Values): Ahead =>
  (client) =>
    void client.prefetchQuery(readQuery(path, values));
export const listAhead =
  <P extends ListPath>(path: P, values?: Values): Ahead =>
  (client) =>
    void client.prefetchInfiniteQuery(listQuery(path, values));

/** What a change is called with: names in the path and query, and the body that the route takes. */
export interface Change<Body> {
  readonly values?: Values;
  readonly body?: Body;
}

interface Hearing<Answer> {
  readonly onSuccess?: (answer: Answer) => unknown;
  readonly onError?: (problem: ApiProblem) => unknown;
  readonly onSettled?: () => unknown;
}

/** Who asked is told, also where what they asked from is gone by then, as a row that was dealt with is. */
const heard =
  <Asked, Answer>(ask: (asked: Asked) => Promise<Answer>) =>
  (asked: Asked, { onSuccess, onError, onSettled }: Hearing<Answer> = {}): void =>
    void ask(asked)
      .then(onSuccess, (problem: ApiProblem) => onError?.(problem))
      .finally(onSettled);

interface ActOptions {
  /** False: what is on the screen is gone with it, as an invitation that was taken */
  readonly rereads?: boolean;
}

/**
 * A change through any documented route, as a mutation; what is on the screen is read again afterwards.
 * `act.error` is the problem that the server answered, with one entry per wrong field.
 */
export function useAct<P extends ActPath<M>, M extends Method>(
  path: P,
  method: M,
  { rereads = true }: ActOptions = {},
) {
  const client = useQueryClient();
  const mutation = useMutation<ActOf<P, M>, ApiProblem, Change<BodyOf<P, M>>>({
    mutationFn: ({ values, body }) => act(path, method, values, body),
    onSuccess: () => (rereads ? client.invalidateQueries() : undefined),
  });
  return { ...mutation, mutate: heard(mutation.mutateAsync) };
}

/**
 * A question that a `POST` answers and that changes nothing: a check, a plan, a trial. The answer before stays until
 * the next is there.
 *
 * @param change what is asked; null: nothing yet
 */
export function useAsk<P extends ActPath<'post'>>(path: P, change: Change<BodyOf<P, 'post'>> | null) {
  return useQuery<ActOf<P, 'post'>, ApiProblem>({
    queryKey: [path, 'ask', change],
    queryFn: () => act(path, 'post', change?.values, change?.body),
    enabled: change !== null,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    retry: false,
  });
}
