import type { ConsentDecision, ConsentEntry, ConsentEvent, ConsentKind, ConsentState } from './state';

/** A sign-up says yes to something; what it leaves out stays as it is. */
export interface SignUp {
  readonly type: 'sign-up';
  readonly mail: boolean;
  readonly tracking: boolean;
  /** Topics that the mail consent is for; empty: whatever there is. */
  readonly topics: readonly string[];
  /** Counts at once (a trusted key, an import, a form without double opt-in), or only once confirmed. */
  readonly confirmed: boolean;
  /** May a confirmation be asked of the mailbox's owner? An import or a trusted key's nightly sync may not. */
  readonly mayAsk: boolean;
}

export type ConsentChange =
  | SignUp
  /** The button behind a `/v/` link: gives what was asked for. */
  | { readonly type: 'confirm' }
  /** `topic: null` stops all marketing mail. */
  | { readonly type: 'unsubscribe'; readonly topic: string | null }
  /** The preference page: of the topics `shown`, those in `on` are wanted. */
  | { readonly type: 'choose'; readonly shown: readonly string[]; readonly on: readonly string[] }
  /** How often marketing mail may come. */
  | { readonly type: 'frequency'; readonly lessOften: boolean }
  | { readonly type: 'give-tracking' }
  | { readonly type: 'withdraw-tracking' }
  | { readonly type: 'complain' }
  /** A flow's `subscribe`: takes back what a flow did, never what the person said. */
  | { readonly type: 'flow-subscribe'; readonly topic: string; readonly offByFlow: boolean };

/**
 * What a change of consent comes to. A change that changes nothing leaves no entry and causes no event, so that
 * repeating one is harmless.
 *
 * A sign-up lifts an earlier withdrawal only once the mailbox's owner confirms it, and never after a complaint.
 */
export function decideConsent(state: ConsentState, change: ConsentChange): ConsentDecision {
  switch (change.type) {
    case 'sign-up':
      return signUp(state, change);
    case 'confirm':
      return confirm(state);
    case 'unsubscribe':
      return change.topic === null ? stopAll(state) : topicOff(state, change.topic);
    case 'choose':
      return choose(state, change.shown, change.on);
    case 'frequency':
      return frequency(state, change.lessOften);
    case 'give-tracking':
      return give(state, 'tracking');
    case 'withdraw-tracking':
      return withdraw(state, 'tracking');
    case 'complain':
      return complain(state);
    case 'flow-subscribe':
      return change.offByFlow && !state.complained ? topicOn(state, change.topic) : unchanged(state);
  }
}

const TOPIC = 'topic:';
const askForTopic = (topic: string) => TOPIC + topic;

function signUp(state: ConsentState, change: SignUp): ConsentDecision {
  const mail = change.mail ? signUpFor(state, 'mail', change) : unchanged(state);
  const topics = after(mail, (next) => (change.mail ? askForTopics(next, change) : unchanged(next)));
  return after(topics, (next) => (change.tracking ? signUpFor(next, 'tracking', change) : unchanged(next)));
}

function signUpFor(state: ConsentState, kind: ConsentKind, change: SignUp): ConsentDecision {
  if (kind === 'mail' && state.complained) return unchanged(state);
  switch (state[kind]) {
    case 'given':
      return unchanged(state);
    case 'withdrawn':
      return change.mayAsk ? ask(state, kind, { kind, topic: null, state: 'asked' }) : unchanged(state);
    case 'none':
    case 'unconfirmed':
      if (!change.confirmed) return unconfirmed(state, kind);
      return kind === 'mail' ? begin(state, change.topics) : give(state, kind);
  }
}

function unconfirmed(state: ConsentState, kind: ConsentKind): ConsentDecision {
  return ask({ ...state, [kind]: 'unconfirmed' }, kind, { kind, topic: null, state: 'unconfirmed' });
}

/** Asking twice for the same leaves one entry, but may send the mail again: the first may have been lost. */
function ask(state: ConsentState, what: string, entry: ConsentEntry): ConsentDecision {
  if (state.asked.includes(what)) return { state, entries: [], events: [], confirmationWanted: true };
  return { state: { ...state, asked: [...state.asked, what] }, entries: [entry], events: [], confirmationWanted: true };
}

function askForTopics(state: ConsentState, change: SignUp): ConsentDecision {
  if (!change.mayAsk || state.complained) return unchanged(state);
  return change.topics
    .filter((topic) => state.topicsOff.includes(topic))
    .reduce(
      (decision, topic) =>
        after(decision, (next) => ask(next, askForTopic(topic), { kind: 'topic', topic, state: 'asked' })),
      unchanged(state),
    );
}

function confirm(state: ConsentState): ConsentDecision {
  const topics = state.asked.filter((what) => what.startsWith(TOPIC)).map((what) => what.slice(TOPIC.length));
  const mail = state.asked.includes('mail') && !state.complained ? begin(state, topics) : unchanged(state);
  const chosen = after(mail, (next) => (state.complained ? unchanged(next) : topicsOn(next, topics)));
  const tracking = after(chosen, (next) =>
    state.asked.includes('tracking') ? give(next, 'tracking') : unchanged(next),
  );
  return { ...tracking, state: { ...tracking.state, asked: [] } };
}

function give(state: ConsentState, kind: ConsentKind): ConsentDecision {
  if (state[kind] === 'given') return unchanged(state);
  return {
    state: { ...state, [kind]: 'given', asked: state.asked.filter((what) => what !== kind) },
    entries: [{ kind, topic: null, state: 'given' }],
    events: [{ type: 'consent.given', properties: { kind } }],
    confirmationWanted: false,
  };
}

/** Marketing mail begins: as a whole, or, said per topic, for those that are on. */
function begin(state: ConsentState, topics: readonly string[]): ConsentDecision {
  const given = give(state, 'mail');
  const on = topics.filter((topic) => !state.topicsOff.includes(topic));
  return { ...given, events: [...given.events, ...(topics.length === 0 ? [subscribed(null)] : on.map(subscribed))] };
}

function withdraw(state: ConsentState, kind: ConsentKind): ConsentDecision {
  const asked = state.asked.filter((what) => what !== kind && !(kind === 'mail' && what.startsWith(TOPIC)));
  if (state[kind] === 'withdrawn') return unchanged({ ...state, asked });
  return {
    state: { ...state, [kind]: 'withdrawn', asked },
    entries: [{ kind, topic: null, state: 'withdrawn' }],
    events: [{ type: 'consent.withdrawn', properties: { kind } }],
    confirmationWanted: false,
  };
}

function stopAll(state: ConsentState): ConsentDecision {
  const decision = withdraw(state, 'mail');
  if (decision.entries.length === 0) return decision;
  return { ...decision, events: [unsubscribed(null), ...decision.events] };
}

function complain(state: ConsentState): ConsentDecision {
  if (state.complained) return unchanged(state);
  const stopped = stopAll(state);
  return {
    ...stopped,
    state: { ...stopped.state, complained: true },
    entries: [...stopped.entries, { kind: 'mail', topic: null, state: 'complained' }],
  };
}

function topicOff(state: ConsentState, topic: string): ConsentDecision {
  const asked = state.asked.filter((what) => what !== askForTopic(topic));
  if (state.topicsOff.includes(topic)) return unchanged({ ...state, asked });
  return {
    state: { ...state, topicsOff: [...state.topicsOff, topic], asked },
    entries: [{ kind: 'topic', topic, state: 'withdrawn' }],
    events: [unsubscribed(topic)],
    confirmationWanted: false,
  };
}

function topicOn(state: ConsentState, topic: string): ConsentDecision {
  if (!state.topicsOff.includes(topic)) return unchanged(state);
  return {
    state: {
      ...state,
      topicsOff: state.topicsOff.filter((off) => off !== topic),
      asked: state.asked.filter((what) => what !== askForTopic(topic)),
    },
    entries: [{ kind: 'topic', topic, state: 'given' }],
    events: [subscribed(topic)],
    confirmationWanted: false,
  };
}

const topicsOn = (state: ConsentState, topics: readonly string[]) =>
  topics.reduce((decision, topic) => after(decision, (next) => topicOn(next, topic)), unchanged(state));

const topicsOff = (state: ConsentState, topics: readonly string[]) =>
  topics.reduce((decision, topic) => after(decision, (next) => topicOff(next, topic)), unchanged(state));

/** Nothing wanted stops everything; something wanted from somebody who had stopped gives consent for just that. */
function choose(state: ConsentState, shown: readonly string[], wanted: readonly string[]): ConsentDecision {
  const on = shown.filter((topic) => wanted.includes(topic));
  if (on.length === 0) return stopAll(state);
  if (state.complained) return unchanged(state);
  const off = shown.filter((topic) => !on.includes(topic));
  const begun = state.mail === 'given' ? unchanged(state) : begin(state, on);
  return after(
    after(begun, (next) => topicsOn(next, on)),
    (next) => topicsOff(next, off),
  );
}

function frequency(state: ConsentState, lessOften: boolean): ConsentDecision {
  if (state.lessOften === lessOften) return unchanged(state);
  const entry = { kind: 'frequency', topic: null, state: lessOften ? 'less-often' : 'usual' } as const;
  return { state: { ...state, lessOften }, entries: [entry], events: [], confirmationWanted: false };
}

const subscribed = (topic: string | null): ConsentEvent => ({
  type: 'contact.subscribed',
  properties: topic === null ? {} : { topic },
});

const unsubscribed = (topic: string | null): ConsentEvent => ({
  type: 'contact.unsubscribed',
  properties: topic === null ? {} : { topic },
});

const unchanged = (state: ConsentState): ConsentDecision => ({
  state,
  entries: [],
  events: [],
  confirmationWanted: false,
});

function after(first: ConsentDecision, then: (state: ConsentState) => ConsentDecision): ConsentDecision {
  const second = then(first.state);
  return {
    state: second.state,
    entries: [...first.entries, ...second.entries],
    events: [...first.events, ...second.events],
    confirmationWanted: first.confirmationWanted || second.confirmationWanted,
  };
}
