// Reading the API from components: cached, read again now and then, page after page.
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ActionPath, ApiProblem, act, read, type ReadOf, type ReadPath, type Values } from './client';

/** What is on the screen is at most this old, in milliseconds. */
const REFRESH_MS = 15_000;

export function useRead<P extends ReadPath>(path: P, values?: Values) {
  return useQuery<ReadOf<P>, ApiProblem>({
    queryKey: [path, values],
    queryFn: () => read(path, values),
    refetchInterval: REFRESH_MS,
  });
}

interface Listed<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}
type ListPath = { [P in ReadPath]: ReadOf<P> extends Listed<unknown> ? P : never }[ReadPath];
type ItemOf<P extends ListPath> = ReadOf<P> extends Listed<infer Item> ? Item : never;

/** A list that is read further on demand. */
export function useList<P extends ListPath>(path: P, values: Values = {}) {
  const query = useInfiniteQuery<Listed<ItemOf<P>>, ApiProblem>({
    queryKey: [path, 'list', values],
    queryFn: async ({ pageParam }) => await read(path, { ...values, after: pageParam as string | undefined }),
    initialPageParam: undefined,
    getNextPageParam: (page: Listed<unknown>) => page.next ?? undefined,
    refetchInterval: REFRESH_MS,
  });
  return { ...query, items: query.data?.pages.flatMap((page) => page.items) };
}

/** A button's work; what it changed is read again. */
export function useAction(path: ActionPath, values?: Values) {
  const client = useQueryClient();
  return useMutation<void, ApiProblem>({
    mutationFn: () => act(path, values),
    onSuccess: () => client.invalidateQueries(),
  });
}
