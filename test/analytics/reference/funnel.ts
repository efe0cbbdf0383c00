// The funnel by stage.
import type { History } from '../history';
import { arrivals, ORDER, visitorsIn } from './people';
import { type Bounds, DAY, figure, inside, median, per, quotient, share } from './plain';

export function referenceFunnel(history: History, now: Bounds, earlier: Bounds) {
  const arrived = arrivals(history);
  const stageNow = new Map(history.people.map((person) => [person.id, person.stage]));
  const visitors = (bounds: Bounds): number => visitorsIn(history, bounds).size;
  const entered = (stage: string, bounds: Bounds) =>
    [...arrived].filter(([, own]) => inside(own[stage] ?? null, bounds));
  const stages = ORDER.map((stage, index) => {
    const next = ORDER[index + 1];
    const count = figure(entered(stage, now).length, entered(stage, now).length, entered(stage, earlier).length);
    if (next === undefined) return { stage, entered: count, conversion: null, daysToNext: null, dropOff: null };
    const reached = (bounds: Bounds) => entered(stage, bounds).filter(([, own]) => own[next] !== null);
    const days = (bounds: Bounds) => reached(bounds).map(([, own]) => ((own[next] ?? 0) - (own[stage] ?? 0)) / DAY);
    const dropped = (bounds: Bounds) =>
      entered(stage, bounds).filter(
        ([id, own]) => own[next] === null && ['recycled', 'disqualified'].includes(stageNow.get(id) ?? ''),
      );
    return {
      stage,
      entered: count,
      conversion: share(reached(now).length, entered(stage, now).length, [reached(earlier).length, entered(stage, earlier).length]), // prettier-ignore
      daysToNext: median(days(now), days(earlier)),
      dropOff: share(dropped(now).length, entered(stage, now).length, [dropped(earlier).length, entered(stage, earlier).length]), // prettier-ignore
    };
  });
  const leads = (bounds: Bounds) => entered('lead', bounds).length;
  const close = (bounds: Bounds) =>
    entered('customer', bounds).map(([, own]) => ((own['customer'] ?? 0) - (own['lead'] ?? 0)) / DAY);
  return {
    visitors: figure(visitors(now), visitors(now), visitors(earlier)),
    visitorsPerLead: quotient([visitors(now), visitors(now)], [leads(now), leads(now)], leads(now), per(visitors(earlier), leads(earlier))), // prettier-ignore
    stages,
    closeDays: median(close(now), close(earlier)),
  };
}
