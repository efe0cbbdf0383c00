import type { Complaint } from '../../finding';
import { canHold } from '../guards/can-hold';
import { both, ALWAYS, type Clause, type Clauses, clausesOf, type Literal } from '../guards/clauses';
import { knownKinds } from '../guards/kinds';
import type { FlowView, TransitionView } from '../flow-view';
import { type JsonObject, objectOf, own } from '../json';
import { type Circle, endlessCircle, sendingCircles, takesNoTime } from '../machine/circles';
import { type Machine, machineOf, type Station, type Way } from '../machine/machine';
import { Budget } from '../budget';
import type { Check, FlowRule } from './rule';

/** Steps of ways round that need no event: below a second. */
const MOST_LOOKED_AT = 25_000;

const UNPROVED: Complaint = {
  rule: 'rounds-unproved',
  level: 'warning',
  message:
    'Conditions, choices and splits lead round in too many ways to look at each: it is not proved that nobody goes ' +
    'round for ever in one moment. Whoever did would be set aside after 100 states. Let fewer of them follow each other.',
  path: ['states'],
  atKey: true,
};

/** Nobody goes round in a circle without time passing. */
export const rounds: FlowRule = {
  rules: ['mails-without-time', 'endless-round', 'rounds-unproved'],
  reads: 'whole',
  check: (flow, check) => {
    const machine = machineOf(flow, check);
    const endless = endlessRound(flow, machine, check);
    return [...endless, ...(endless.some(({ level }) => level !== 'warning') ? [] : sendingRounds(machine))];
  },
};

function sendingRounds(machine: Machine): Complaint[] {
  return sendingCircles(machine).map(({ path, mail }) => ({
    rule: 'mails-without-time',
    message:
      `On this way round mails are sent without time passing: \`${path}\`. ` +
      'Let time pass on it: an "after", or a "gap" between the mails of the flow.',
    suggestion: '"gap": "3 days"',
    path: mail.path,
  }));
}

/** What needs neither an event nor time: an engine would walk it for ever. */
function endlessRound(flow: FlowView, machine: Machine, check: Check): Complaint[] {
  const names = objectOf(own(flow.document, 'conditions'));
  const kinds = knownKinds(check.workspace, flow);
  const follows = (way: Way): boolean => takesNoTime(way) && (way.trigger === 'nothing' || isDueAtOnce(machine, way));
  const conditions = new Map<TransitionView, Clauses>();
  const conditionOf = ({ transition }: Way): Clauses => {
    const known = conditions.get(transition);
    const clauses = known === undefined ? takenWhen(flow, transition, names) : known;
    conditions.set(transition, clauses);
    return clauses;
  };
  const stops = (circle: Circle): boolean => {
    const clauses = circle.ways.reduce<Clauses>((all, way) => both(all, conditionOf(way)), ALWAYS);
    if (clauses === null) return false;
    return clauses.every((clause) => {
      const lasting = clause.filter((literal) => !isOfEnrolment(literal));
      return counts(clause, circle) || !canHold([lasting], kinds.valuesFor(null));
    });
  };
  const budget = new Budget(MOST_LOOKED_AT);
  const circle = endlessCircle(machine, follows, stops, budget);
  if (circle === null && budget.isSpent) return [UNPROVED];
  const [first] = circle?.ways ?? [];
  if (circle === null || first === undefined) return [];
  const message = `This way round may go on for ever in one moment: \`${circle.path}\`. Let something happen on it: an event, or an "after".`;
  return [{ rule: 'endless-round', message, path: first.transition.targetPath }];
}

/** A timer without a wait, or dates alone: once they are past, they come at once. */
function isDueAtOnce({ stations }: Machine, way: Way): boolean {
  if (way.trigger !== 'timer' || way.wait.kind !== 'span') return false;
  if (!way.wait.isDate) return true;
  const { state } = placeOf(way.transition);
  const { ways = [], stays = [] } = stations.get(state) ?? ({} as Partial<Station>);
  return [...ways, ...stays].every(
    ({ trigger, wait }) => trigger !== 'timer' || (wait.kind === 'span' && (wait.isDate || wait.ms === 0)),
  );
}

function placeOf({ path }: TransitionView): { state: string } {
  return { state: String(path[1] ?? '') };
}

/** Its own guard holds, and none of those asked before it. */
function takenWhen(flow: FlowView, transition: TransitionView, names: JsonObject): Clauses {
  const { cause, guard } = transition;
  const own = guard === undefined ? ALWAYS : clausesOf(guard, true, names);
  const { transitions = [] } = flow.states.get(placeOf(transition).state) ?? {};
  const before = transitions
    .slice(0, transitions.indexOf(transition))
    .filter((one) => one.target !== null && (isChoice(one) ? isChoice(transition) : isSame(one, transition)));
  return before
    .filter((one) => one.guard !== undefined && cause.kind !== 'on')
    .reduce((all, one) => both(all, clausesOf(one.guard, false, names)), own);
}

function isChoice({ cause }: TransitionView): boolean {
  return cause.kind === 'branch' || cause.kind === 'else';
}

function isSame({ cause: a }: TransitionView, { cause: b }: TransitionView): boolean {
  return a.kind === 'after' ? b.kind === 'after' && a.key === b.key : a.kind === b.kind;
}

/** What going round changes by itself. */
function isOfEnrolment(literal: Literal): boolean {
  return literal.kind === 'compare' && literal.path.startsWith('enrolment.');
}

/** The engine takes a step of more than this for a circle. */
const MOST_HOPS = 100;

/** Whether a count of visits puts an end to the circle in time. */
function counts(clause: Clause, { states }: Circle): boolean {
  return clause.some((literal) => {
    if (literal.kind !== 'compare' || typeof literal.value !== 'number') return false;
    const upper = literal.positive ? ['$lt', '$lte', '$eq'] : ['$gt', '$gte'];
    const state = states.find((name) => literal.path === `enrolment.visits.${name}`);
    return state !== undefined && upper.includes(literal.operator) && literal.value * states.length < MOST_HOPS;
  });
}
