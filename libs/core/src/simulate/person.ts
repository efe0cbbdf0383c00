import { firstProfile } from '../absorb';
import type { ContactChanges, ContactState, EnrolmentRecord, WaitingEvent } from '../absorb';
import type { LedgerEntry } from '../scoring';
import type { Instant } from '../time';
import { isStage } from '../workspace';
import { tracks } from './personas';
import type { Scenario } from './types';

/** The one contact of a simulation: what the database holds of a real one. */
export class Person {
  state: ContactState;
  readonly ledger: LedgerEntry[] = [];

  constructor(id: string, { contact = {}, account, persona }: Scenario, start: Instant) {
    const { score = 0, stage, email, tags = [], consent, ...fields } = contact;
    const opening: LedgerEntry = {
      rule: 'opening',
      per: null,
      points: score,
      at: start,
      because: 'opening balance',
      eventId: null,
      kind: 'earned',
    };
    if (score !== 0) this.ledger.push(opening);
    this.state = {
      id,
      email: email ?? 'someone@example.com',
      profile: {
        ...firstProfile(start),
        score,
        stage: stage !== undefined && isStage(stage) ? stage : 'lead',
        fields,
        tags,
      },
      account: account ?? null,
      consent: { mail: consent?.mail ?? true, tracking: tracks(persona, consent?.tracking) },
      enrolments: [],
      ledger: this.ledger,
      history: [],
      sentMails: [],
    };
  }

  get nextDue(): Instant | null {
    let next: Instant | null = null;
    for (const { dueAt } of this.state.enrolments) if (dueAt !== null && (next === null || dueAt < next)) next = dueAt;
    return next;
  }

  consentTo(mail: boolean): void {
    this.state = { ...this.state, consent: { ...this.state.consent, mail } };
  }

  /** Takes over what absorbing decided, as the database would. */
  apply(changes: ContactChanges, absorbed: readonly WaitingEvent[], now: Instant): void {
    this.ledger.push(...changes.ledger);
    const derived = changes.events.map((event) => ({
      ...event,
      id: `engine:${event.seq}`,
      at: now,
      contactId: this.state.id,
    }));
    const planned = changes.tasks.flatMap((task) => (task.queue === 'send-mail' ? [task.payload.origin.name] : []));
    const { id, email, account, consent, profile, enrolments, history, sentMails } = this.state;
    // A literal, as this is done for every event: a spread of the whole costs several times as much.
    this.state = {
      id,
      email,
      account,
      consent,
      profile: changes.profile ?? profile,
      enrolments: [...replaced(enrolments, changes.updated), ...changes.inserted],
      ledger: this.ledger,
      history: inOrder(history, [...absorbed, ...derived]),
      sentMails: planned.length === 0 ? sentMails : [...sentMails, ...planned],
    };
  }
}

function inOrder(history: ContactState['history'], news: ContactState['history']): ContactState['history'] {
  return news.length === 0 ? history : [...history, ...news].sort((a, b) => a.at - b.at);
}

function replaced(
  records: readonly EnrolmentRecord[],
  updated: readonly EnrolmentRecord[],
): readonly EnrolmentRecord[] {
  if (updated.length === 0) return records;
  return records.map((record) => updated.find((other) => other.enrolment.id === record.enrolment.id) ?? record);
}
