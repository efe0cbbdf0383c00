import type { HistoryEvent, Scope, Values } from '../condition';
import {
  assessFit,
  comesLate,
  decideStage,
  exact,
  gradeOf,
  lowered,
  oldPoints,
  rescore,
  resetEntries,
  reverseEvent,
  scoreAt,
  scoreEvent,
  withLateLines,
} from '../scoring';
import type { Fit, LedgerEntry, LedgerFact } from '../scoring';
import type { Instant } from '../time';
import type { FitGrade, Stage } from '../workspace';
import { contactValues, firstProfile, lastSeen, mergeFields } from './profile';
import { openHandover, salesOutcome } from './sales-outcome';
import { closeHandoffTask, handoffTask, isWithdrawn } from './tasks';
import type {
  AbsorbModel,
  ContactState,
  DerivedEvent,
  PlannedTask,
  Profile,
  StageChange,
  WaitingEvent,
  Withdrawal,
} from './types';

/** An event so much older than its receipt scores, but hands nobody over. */
const STALE_MS = 7 * 86_400_000;

/**
 * What is known of one contact while it is absorbed, and what was decided so far. Mutable within one pass: points,
 * stages and fields must be seen by whatever steps next.
 */
export class Dossier {
  profile: Profile;
  /** Grows with every changed fact, so that a walk can tell whether it saw them all. */
  version = 0;
  readonly ledger: LedgerEntry[] = [];
  /** The moment at which the score was last looked at: that of the event, while one is absorbed. */
  moment: Instant;
  /** What was absorbed before: an event that still waits is not yet the past. */
  readonly history: HistoryEvent[];
  readonly stageChanges: StageChange[] = [];
  readonly withdrawals: Withdrawal[] = [];
  readonly events: DerivedEvent[] = [];
  /** Events of this pass that nobody stepped with yet. */
  readonly waiting: DerivedEvent[] = [];
  /** Keys of earlier tasks that nobody is to perform any more. */
  readonly unplanned: string[] = [];
  private tasksPlanned: PlannedTask[] = [];
  private readonly before: Profile | null;
  private made: { of: Profile | null; readonly values: Values } = { of: null, values: {} };

  constructor(
    private readonly model: AbsorbModel,
    private readonly contact: ContactState,
    readonly now: Instant,
    private readonly how: {
      readonly hearsScore: boolean;
      readonly waiting: ReadonlySet<string>;
      /** When what is absorbed first happened. */
      readonly from: Instant;
      /** Whether it is worth a write when a score that fades was looked at and found to be the same. */
      readonly keepsMoment: boolean;
    },
  ) {
    this.history = contact.history.filter((event) => !how.waiting.has(event.id));
    this.before = contact.profile;
    const from = Math.min(now, how.from);
    this.profile = contact.profile ?? { ...firstProfile(from), stage: 'visitor' };
    const latest = Math.max(how.from, this.profile.lastSeenAt ?? 0, ...contact.ledger.map((line) => line.at));
    this.moment = Math.min(now, latest);
    if (!contact.profile) this.enterStage('lead', from, 'made themselves known');
    this.followModel();
  }

  get tasks(): readonly PlannedTask[] {
    return this.tasksPlanned;
  }

  /** The profile, when any column of it changed. */
  get changedProfile(): Profile | null {
    const fades = this.model.scoring.fades && this.how.keepsMoment && this.before !== null;
    return this.before === this.profile && !fades ? null : this.profile;
  }

  /** What `contact.*` means now; made anew only where the profile changed. */
  get values(): Values {
    if (this.made.of !== this.profile)
      this.made = { of: this.profile, values: contactValues(this.contact, this.profile) };
    return this.made.values;
  }

  nextSeq(): number {
    const before = this.profile;
    this.profile = { ...before, eventSeq: before.eventSeq + 1, scoredBy: this.model.scoringVersion };
    // No condition sees these two.
    if (this.made.of === before) this.made.of = this.profile;
    return this.profile.eventSeq;
  }

  scope(event: HistoryEvent | null): Scope {
    return {
      now: this.now,
      contactId: this.contact.id,
      contact: this.values,
      account: this.contact.account,
      enrolment: null,
      event,
      history: this.history,
    };
  }

  /** Lets points fade up to a moment; never back, and never beyond this pass. */
  ageTo(moment: Instant): void {
    this.moment = Math.max(this.moment, Math.min(moment, this.now));
    if (!this.model.scoring.fades) return;
    if (this.model.scoring.sleep.length > 0) this.write(this.rescored());
    this.change({ score: scoreAt(this.model.scoring, this.wholeLedger, this.moment) });
  }

  /** Takes in what an event says of the contact: fields, sales' answer, points, and the stage that they make. */
  takeIn(event: WaitingEvent, seq: number): void {
    this.ageTo(event.at);
    this.change({ fields: event.profile ? mergeFields(this.profile.fields, event.profile) : this.profile.fields });
    this.change({ lastSeenAt: lastSeen(this.profile, event) });
    this.takeSalesOutcome(event);
    this.addPoints(this.earnedBy(event), seq, event.at - event.receivedAt <= -STALE_MS ? null : event);
  }

  /** Takes back the points of an event that turned out not to be the person's. Nobody is handed over by it. */
  reverse(eventId: string, seq: number): void {
    this.write(reverseEvent(this.model.scoring, eventId, this.wholeLedger));
    this.addPoints(this.rescored(), seq, null);
  }

  /** The lines by which a flow brings the score to nought. */
  counterEntries(because: string): LedgerEntry[] {
    const how = { score: this.profile.score, now: this.moment, because };
    return resetEntries(this.model.scoring, this.wholeLedger, how);
  }

  /** Puts columns back to what they were; the stage is left by `enterStage`, so that it is told. */
  restore(columns: Partial<Omit<Profile, 'stage' | 'score' | 'eventSeq'>>): void {
    this.change(columns);
  }

  /** Makes tasks unplanned, whether of this pass or earlier. */
  unplan(keys: ReadonlySet<string>): void {
    const here = this.tasksPlanned.filter((task) => keys.has(task.key)).map((task) => task.key);
    this.tasksPlanned = this.tasksPlanned.filter((task) => !keys.has(task.key));
    this.unplanned.push(...[...keys].filter((key) => !here.includes(key)));
  }

  /** An event of the past was a machine's: conditions over what was done no longer see it. */
  forget(eventId: string): void {
    const at = this.history.findIndex((event) => event.id === eventId);
    if (at !== -1) this.history.splice(at, 1);
  }

  /** Writes lines of the ledger, then looks at fit and stage. `cause` is null where the points may hand nobody over. */
  addPoints(entries: readonly LedgerEntry[], seq: number, cause: { type: string; at: Instant } | null): void {
    const earnedPoints = entries.reduce((sum, entry) => sum + entry.points, 0);
    this.write(entries);
    const { score } = this.profile;
    if (earnedPoints !== 0 && this.how.hearsScore) this.derive('score.changed', { score });
    this.judge(seq, cause === null ? 0 : earnedPoints, cause ?? { type: '', at: this.now });
  }

  /** Hands the contact to sales: each time with its reason, though only the first opens a handoff. */
  handOver(task: PlannedTask<'create-handoff'>): void {
    this.plan(task);
    const { at, because } = task.payload;
    if (this.profile.handover?.status !== 'open') this.change({ handover: openHandover(this.profile.score, at) });
    if (this.profile.stage !== 'customer') this.enterStage('sql', at, because);
  }

  /** No stage begins before the one that it ends, however late its event comes. */
  enterStage(stage: Stage, moment: Instant, because: string): void {
    const { stage: from, stageSince } = this.profile;
    if (from === stage) return;
    const at = Math.max(moment, stageSince);
    this.stageChanges.push({ at, from, to: stage, because });
    this.change({ stage, stageSince: at });
    this.derive('stage.changed', { from, to: stage });
  }

  /** An absorbed event becomes the past. */
  remember(event: WaitingEvent): void {
    const later = this.history.findIndex((other) => other.at > event.at);
    this.history.splice(later === -1 ? this.history.length : later, 0, event);
  }

  setFields(fields: Readonly<Record<string, unknown>>): void {
    this.change({ fields: mergeFields(this.profile.fields, { fields: clear(fields).set, trusted: true }) });
    const gone = clear(fields).cleared.filter((name) => name in this.profile.fields);
    if (gone.length > 0) {
      const kept = Object.entries(this.profile.fields).filter(([name]) => !gone.includes(name));
      this.change({ fields: Object.fromEntries(kept) });
    }
  }

  setTags(tags: readonly string[]): void {
    const same = tags.length === this.profile.tags.length && tags.every((tag) => this.profile.tags.includes(tag));
    if (!same) this.change({ tags });
  }

  plan(task: PlannedTask): void {
    if (!this.tasksPlanned.some((planned) => planned.key === task.key)) this.tasksPlanned.push(task);
  }

  /** Takes back mails: those of this pass at once, earlier ones when it is written. Later ones stay. */
  withdraw(withdrawal: Withdrawal): void {
    this.tasksPlanned = this.tasksPlanned.filter(
      (task) => task.queue !== 'send-mail' || !isWithdrawn(task.payload, withdrawal),
    );
    this.withdrawals.push(withdrawal);
  }

  /** Causes an event; `forEnrolment` names the one walk that hears it, null lets all of them. */
  derive(type: string, properties: Readonly<Record<string, unknown>>, forEnrolment: string | null = null): void {
    const event = { type, seq: this.nextSeq(), properties, forEnrolment };
    this.events.push(event);
    this.waiting.push(event);
  }

  private get wholeLedger(): readonly LedgerFact[] {
    return this.ledger.length === 0 ? this.contact.ledger : [...this.contact.ledger, ...this.ledger];
  }

  private earnedBy(event: HistoryEvent): LedgerEntry[] {
    const { scoring } = this.model;
    if (scoring.needsPast) return this.rescored(event);
    if (!scoring.rulesByType.has(event.type)) return [];
    const ledger = this.wholeLedger;
    return comesLate(scoring, event, ledger)
      ? this.rescored(event)
      : scoreEvent(scoring, event, ledger, this.scope(event));
  }

  /** Appends lines, and takes score and old points along. */
  private write(entries: readonly LedgerEntry[]): void {
    const { scoring } = this.model;
    if (entries.length === 0) return;
    const earned = entries.reduce((sum, entry) => sum + entry.points, 0);
    const handover = withLateLines(scoring, this.profile.handover, entries);
    this.ledger.push(...entries);
    const score = scoring.fades ? scoreAt(scoring, this.wholeLedger, this.moment) : exact(this.profile.score + earned);
    const old = oldPoints(scoring, handover, this.wholeLedger, this.moment);
    this.change({ score, handover: lowered(handover, { score, oldPoints: old, at: this.moment }) });
  }

  /** Brings points given under another model up to this one. Old deeds hand nobody over. */
  private followModel(): void {
    const { scoredBy } = this.profile;
    const { scoringVersion } = this.model;
    if (scoredBy === null || scoredBy === scoringVersion) return;
    // The stored score may have faded by the other model.
    this.change({ scoredBy: scoringVersion, score: scoreAt(this.model.scoring, this.wholeLedger, this.moment) });
    this.write(this.rescored());
    this.judge(this.profile.eventSeq, 0, { type: '', at: this.now }, 'A');
  }

  /** What all that happened so far, and this event, change in the ledger. */
  private rescored(event: HistoryEvent | null = null): LedgerEntry[] {
    const scope = { ...this.scope(null), contactId: this.contact.id };
    const events = event === null ? this.history : [...this.history, event];
    return rescore(this.model.scoring, { events, scope }, this.wholeLedger, this.moment);
  }

  private takeSalesOutcome(event: WaitingEvent): void {
    const outcome = salesOutcome(this.model, this.profile, event, () => this.fit());
    if (!outcome) return;
    if (event.type === 'deal.won' && this.profile.handover?.status === 'open') {
      this.plan(closeHandoffTask(this.contact.id, event.id, event.at, event.properties.amount));
    }
    this.change({ handover: outcome.handover });
    this.setFields(outcome.fields);
    if (outcome.stage) this.enterStage(outcome.stage, event.at, event.type);
  }

  /** @param known the grade before, where another model gave it: who fitted then must fit anew */
  private judge(
    seq: number,
    earnedPoints: number,
    event: { type: string; at: Instant },
    known: FitGrade | null = null,
  ): void {
    const fit = this.fit();
    const { scoring } = this.model;
    const before = this.profile.fit;
    const gradeBefore = known ?? (before === null ? null : gradeOf(scoring.model.fit, before));
    this.change({ fit: fit.points });
    const { stage, score, handover } = this.profile;
    const old = oldPoints(scoring, handover, this.wholeLedger, this.moment);
    const standing = { stage, score, fit, gradeBefore, handover, earnedPoints, oldPoints: old, event };
    const decision = decideStage(scoring.model.stages, standing);
    if (!decision) return;
    if (decision.handsOver)
      this.handOver(handoffTask(this.contact.id, seq, { because: decision.because, at: event.at, enrolment: null }));
    else this.enterStage(decision.stage, event.at || this.now, decision.because);
  }

  private fit(): Fit {
    return assessFit(this.model.scoring, this.scope(null));
  }

  private change(columns: Partial<Profile>): void {
    if (!differs(this.profile, columns)) return;
    this.profile = { ...this.profile, ...columns };
    this.version += 1;
  }
}

function differs(profile: Profile, columns: Partial<Profile>): boolean {
  for (const name in columns) if (profile[name as keyof Profile] !== columns[name as keyof Profile]) return true;
  return false;
}

/** Fields set to null are cleared. */
function clear(fields: Readonly<Record<string, unknown>>): { set: Record<string, unknown>; cleared: string[] } {
  const entries = Object.entries(fields);
  return {
    set: Object.fromEntries(entries.filter(([, value]) => value !== null)),
    cleared: entries.filter(([, value]) => value === null).map(([name]) => name),
  };
}
