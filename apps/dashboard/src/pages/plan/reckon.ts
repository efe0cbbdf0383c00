// A plan that the server reckons anew while a slider moves: the last one stays until the next is there.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { act, type ActOf, type ApiProblem, type BodyOf } from '../../client';

type PlanPath = '/api/v1/plan/funnel' | '/api/v1/plan/campaign' | '/api/v1/plan/channels';

/** @param body what the route takes; with null nothing is asked */
export function useReckoned<P extends PlanPath>(path: P, body: BodyOf<P, 'post'> | null) {
  const asked = useDeferredValue(body);
  return useQuery<ActOf<P, 'post'>, ApiProblem>({
    queryKey: [path, JSON.stringify(asked)],
    queryFn: () => act(path, 'post', undefined, asked as BodyOf<P, 'post'>),
    placeholderData: keepPreviousData,
    enabled: asked !== null,
    retry: false,
  });
}
