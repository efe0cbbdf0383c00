import { groupBy } from '@nurture/core/collections';
import { NO_CONSENT } from '@nurture/core/consent';
import { channelOf, type Touch, TOUCH_FIELDS } from '@nurture/core/source';
import type { Instant } from '@nurture/core/time';
import { type Database, log, type NewEvent, type NewTask, now as readNow, tasks, type Tx } from '@nurture/store';
import { composeConfirmation } from '../consent/confirmation-mail';
import { readConsents, type StoredConsent, writeConsents, writeLedger } from '../consent/rows';
import { findSuppressions, liftSuppressions } from '../consent/suppression';
import type { ContactsDeps } from '../deps';
import { ContactsError } from '../errors';
import { companyDomain } from '../people/address';
import { ensurePeople, type Locked, type Person, remainingAddresses } from '../people/rows';
import { firstTouchOf } from '../visitors/touches';
import { joinVisitor, leaveVisitor } from '../visitors/visitor';
import type { IncomingEvent, JudgedEvent, ReceiveContext, Refusal } from './incoming';
import { judge, rulesFor } from './judge';
import { isBombed } from './sign-up-limit';
import { decideSignUps, type SignUpOutcome } from './sign-ups';

export type ReceiveResult =
  | { readonly ok: true; readonly accepted: number; readonly duplicates: number }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

/**
 * The front door for events about people: takes a batch of up to 1,000 whole, or refuses it whole and names what is
 * wrong with each. In one transaction it finds or makes the people and their companies, writes their consent, and
 * appends the events with those that they cause (`contact.created`, `consent.given`, `contact.subscribed`).
 * An event whose id was received before has no effect at all.
 *
 * @throws ContactsError `receive-contended`
 */
export async function receive(
  db: Database,
  deps: ContactsDeps,
  batch: readonly IncomingEvent[],
  context: ReceiveContext,
): Promise<ReceiveResult> {
  const judged = judge(batch, rulesFor(deps.settings(), await readNow(db), deps.newId));
  if ('refusals' in judged) return { ok: false, refusals: judged.refusals };
  for (let tries = 0; tries < 10; tries += 1) {
    try {
      return await db.transaction((tx) => new Reception(tx, deps, context).take(judged.events));
    } catch (error) {
      if (!(error instanceof Overtaken)) throw error;
    }
  }
  throw new ContactsError('receive-contended');
}

/** Another transaction received one of these events while this one waited for a contact: look again from the start. */
class Overtaken extends Error {}

/** One batch, in its transaction. */
class Reception {
  constructor(
    private readonly tx: Tx,
    private readonly deps: ContactsDeps,
    private readonly context: ReceiveContext,
  ) {}

  async take(events: readonly JudgedEvent[]): Promise<ReceiveResult> {
    const unknown = await this.withoutDuplicates(onlyFirst(events));
    const duplicates = events.length - unknown.length;
    if (unknown.length === 0) return { ok: true, accepted: 0, duplicates };
    const fresh = await this.ofThoseWhoRemain(unknown);
    const people = await Promise.all(peopleOf(fresh, this.context).map((person) => this.withFirstTouch(person, fresh)));
    const { contacts, created } = await ensurePeople(this.tx, people);
    // Somebody was merged while this waited for them.
    if (new Set(contacts.map(({ id }) => id)).size < people.length) throw new Overtaken();
    const still = await this.withoutDuplicates(fresh);
    if (still.length !== fresh.length) throw new Overtaken();
    if (await this.isBombing(contacts)) return { ok: true, accepted: 0, duplicates };
    const now = await readNow(this.tx);
    const outcomes = await this.signUps(fresh, contacts, created, now);
    await this.joinVisitors(fresh, contacts);
    await this.append(fresh, contacts, created, outcomes);
    await this.askToConfirm(fresh, outcomes, now);
    return { ok: true, accepted: fresh.length, duplicates };
  }

  /** An address of a contact who was merged stands for the remaining one. */
  private async ofThoseWhoRemain(events: readonly JudgedEvent[]): Promise<JudgedEvent[]> {
    const remaining = await remainingAddresses(this.tx, [...new Set(events.map(({ email }) => email))]);
    return events.map((event) => ({ ...event, email: remaining.get(event.email) ?? event.email }));
  }

  /** Who was a visitor before came to us as that visitor did. */
  private async withFirstTouch(person: Person, events: readonly JudgedEvent[]): Promise<Person> {
    const visitor = this.context.source === 'site' ? events.find(isOfVisitor(person.email))?.visitor : null;
    const first = visitor ? await firstTouchOf(this.tx, visitor) : null;
    const { channel = '', page, form } = person.cameFrom;
    if (first === null) return { ...person, cameFrom: this.grouped(person.cameFrom) };
    return {
      ...person,
      cameFrom: this.grouped({ channel, ...first, ...(page ? { page } : {}), ...(form ? { form } : {}) }),
    };
  }

  /** With its channel, where the workspace has rules of its own for it: figures know the built-in ones by themselves. */
  private grouped(cameFrom: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
    const { channels } = this.deps.settings();
    const otherwise = this.context.source === 'api' ? 'api' : 'direct';
    return channels.length === 0 ? cameFrom : { ...cameFrom, group: channelOf(cameFrom, channels, otherwise) };
  }

  /** Who typed their address and agreed to it is the visitor that their browser was. */
  private async joinVisitors(events: readonly JudgedEvent[], contacts: readonly Locked[]): Promise<void> {
    if (this.context.source !== 'site' || events.every(({ visitor }) => visitor === null)) return;
    const consents = await readConsents(this.tx, contacts.map(({ id }) => id)); // prettier-ignore
    for (const { id, email } of contacts) {
      const visitor = events.find(isOfVisitor(email))?.visitor;
      if (!visitor) continue;
      if (consents.get(id)?.state.tracking === 'given') await joinVisitor(this.tx, visitor, id, 'form');
      else await leaveVisitor(this.tx, visitor, id);
    }
  }

  private async withoutDuplicates(events: readonly JudgedEvent[]): Promise<JudgedEvent[]> {
    const rows = await this.tx.query<{ id: string }>(
      'SELECT id FROM event_key WHERE source = $1 AND id = ANY ($2::text[])',
      [this.context.source, events.map(({ id }) => id)],
    );
    const known = new Set(rows.map(({ id }) => id));
    return events.filter(({ id }) => !known.has(id));
  }

  /** What forms bring too much of is dropped, and answered as if it were not: nobody learns who is known. */
  private async isBombing([contact]: readonly Locked[]): Promise<boolean> {
    return this.context.source === 'site' && contact !== undefined && isBombed(this.tx, contact.id);
  }

  private async signUps(
    events: readonly JudgedEvent[],
    contacts: readonly Locked[],
    created: ReadonlySet<string>,
    now: Instant,
  ): Promise<SignUpOutcome[]> {
    const byEmail = groupBy(events, ({ email }) => email);
    const concerned = contacts.filter(({ email }) => byEmail.get(email)?.some((event) => event.consent !== null));
    const before = await this.consentsBefore(concerned, contacts, created);
    const given = { context: this.context, settings: this.deps.settings(), now };
    const outcomes = [...before].map(([{ id, email }, stored]) =>
      decideSignUps(id, byEmail.get(email) ?? [], stored, given),
    );
    await writeConsents(this.tx, outcomes.filter(hasChanged));
    await writeLedger(
      this.tx,
      outcomes.flatMap(({ lines }) => lines),
    );
    return outcomes;
  }

  /** An address that was erased, or that complained, comes back as one that said no. */
  private async consentsBefore(
    concerned: readonly Locked[],
    contacts: readonly Locked[],
    created: ReadonlySet<string>,
  ): Promise<Map<Locked, StoredConsent>> {
    const suppressed = await findSuppressions(this.tx, this.deps.secret, [...created]);
    const returning = contacts.filter(({ email }) => suppressed.has(email));
    const everyone = [...new Set([...concerned, ...returning])];
    const stored = await readConsents(this.tx, everyone.map(({ id }) => id)); // prettier-ignore
    if (this.context.source === 'site' || !this.context.trusted) await this.letBackIn(returning, suppressed);
    return new Map(
      everyone.map((contact) => {
        const reason = suppressed.get(contact.email);
        const known = stored.get(contact.id) ?? { state: NO_CONSENT, askedAt: null };
        return [contact, reason === 'complaint' || reason === 'erased' ? saidNo(reason) : known];
      }),
    );
  }

  /** Who comes back in person gets what they ask for; marketing mail only once they confirm it. */
  private async letBackIn(returning: readonly Locked[], suppressed: ReadonlyMap<string, string>): Promise<void> {
    const emails = returning.map(({ email }) => email).filter((email) => suppressed.get(email) === 'erased');
    await liftSuppressions(this.tx, this.deps.secret, emails);
  }

  private async append(
    events: readonly JudgedEvent[],
    contacts: readonly Locked[],
    created: ReadonlySet<string>,
    outcomes: readonly SignUpOutcome[],
  ): Promise<void> {
    const idOf = new Map(contacts.map(({ id, email }) => [email, id]));
    const unannounced = new Set(created);
    const caused = new Map(outcomes.flatMap((outcome) => [...outcome.caused]));
    const rows = events.flatMap((event) => {
      const isNew = unannounced.delete(event.email);
      const effects = [...(isNew ? [{ type: 'contact.created', properties: {} }] : []), ...(caused.get(event) ?? [])];
      const contactId = idOf.get(event.email) ?? null;
      return [...effects.map((effect) => this.effectRow(event, contactId, effect)), this.eventRow(event, contactId)];
    });
    const { duplicates } = await log.append(this.tx, rows);
    if (duplicates > 0) throw new Overtaken();
  }

  private eventRow(event: JudgedEvent, contactId: string | null): NewEvent {
    const { fields } = event;
    return {
      type: event.type,
      at: event.at,
      contactId,
      source: this.context.source,
      sourceId: event.id,
      properties: { ...this.touchOf(event), ...event.properties },
      profile: Object.keys(fields).length > 0 ? { fields, trusted: this.context.trusted } : null,
    };
  }

  /** What the event says of where somebody came from, with the channel; nothing where it says nothing. */
  private touchOf({ cameFrom }: JudgedEvent): Record<string, string> {
    const touch: Touch = Object.fromEntries(
      Object.entries(cameFrom).filter(([name]) => TOUCH_FIELDS.some((field) => field === name)),
    );
    if (Object.keys(touch).length === 0) return {};
    const otherwise = this.context.source === 'api' ? 'api' : 'direct';
    return { ...touch, channel: channelOf(touch, this.deps.settings().channels, otherwise) };
  }

  private effectRow(
    event: JudgedEvent,
    contactId: string | null,
    effect: { readonly type: string; readonly properties: Readonly<Record<string, string>> },
  ): NewEvent {
    const what = [effect.type, ...Object.values(effect.properties)].join(':');
    return {
      type: effect.type,
      at: event.at,
      contactId,
      source: 'contacts',
      sourceId: `${this.context.source}:${event.id}:${what}`,
      properties: { ...effect.properties },
    };
  }

  private async askToConfirm(events: readonly JudgedEvent[], outcomes: readonly SignUpOutcome[], now: Instant) {
    const wanted = outcomes.filter(({ sendConfirmation }) => sendConfirmation);
    if (wanted.length === 0) return;
    const locales = localesOf(wanted, events);
    await tasks.plan(
      this.tx,
      wanted.map(({ contactId }) => this.confirmationTask(contactId, locales.get(contactId), now)),
    );
  }

  private confirmationTask(contactId: string, locale: string | undefined, now: Instant): NewTask<'send-service'> {
    const settings = this.deps.settings();
    const url = this.deps.confirmationUrl(contactId, Math.floor(now / 1000));
    return {
      queue: 'send-service',
      key: `double-opt-in:${contactId}:${now}`,
      contactId,
      dueAt: now,
      payload: composeConfirmation(settings, { contactId, locale: locale ?? settings.locale, url }),
    };
  }
}

const isOfVisitor = (of: string) => (event: JudgedEvent) => event.email === of && event.visitor !== null;

/** Within a batch too an id counts once: the first. */
function onlyFirst(events: readonly JudgedEvent[]): JudgedEvent[] {
  const seen = new Set<string>();
  return events.filter(({ id }) => !seen.has(id) && seen.add(id));
}

function peopleOf(events: readonly JudgedEvent[], context: ReceiveContext): Person[] {
  return [...groupBy(events, ({ email }) => email)].map(([email, theirs]) => {
    const [first] = theirs;
    const company = theirs.map(({ fields }) => fields.company).find((name) => typeof name === 'string');
    return {
      email,
      companyDomain: first ? companyDomain(first.domain) : null,
      companyName: company ?? null,
      cameFrom: { channel: context.source, ...first?.cameFrom },
    };
  });
}

const saidNo = (reason: 'complaint' | 'erased'): StoredConsent => ({
  state: { ...NO_CONSENT, mail: 'withdrawn', complained: reason === 'complaint' },
  askedAt: null,
  unwritten: true,
});

const hasChanged = ({ lines, sendConfirmation, before }: SignUpOutcome): boolean =>
  lines.length > 0 || sendConfirmation || before.unwritten === true;

/** The language that the event itself said, if any. */
function localesOf(outcomes: readonly SignUpOutcome[], events: readonly JudgedEvent[]): Map<string, string> {
  const said = new Map<string, string>();
  for (const { contactId, caused } of outcomes) {
    const theirs = events.filter((event) => caused.has(event)).map(({ fields }) => fields.locale);
    const locale = theirs.find((value) => typeof value === 'string');
    if (locale !== undefined) said.set(contactId, locale);
  }
  return said;
}
