// The pure interpreter: events per second on one core, on the reference flow.
import { compileFlow, enrol, scheduled, step } from '@nurture/core/flow';
import type { CompiledFlow, Enrolment, Facts, FlowEvent, Input, StepResult } from '@nurture/core/flow';
import { addDuration, parseDuration, type Calendar, type Instant } from '@nurture/core/time';
import referenceFlow from '../../templates/flows/b2b-maturity-whitepaper.json';
import type { BenchContext } from './context';
import { type BenchPart, part } from './measure';

const AIM = 500_000;
const FULL = 1_000_000;
const START = Date.UTC(2026, 10, 24, 9);
const calendar: Calendar = { timezone: 'Europe/Amsterdam', holidays: ['2026-12-25'] };

/** What is done after a wait; `timer` lets the earliest one come. */
type Deed = readonly [wait: string, what: string, properties?: Record<string, unknown>];

/**
 * Ten people of the reference flow. Half of what happens to them is noise that moves nobody, as on any site: page views
 * and outcomes of mails outnumber what a flow waits for.
 */
const PEOPLE: readonly (readonly Deed[])[] = [
  [['2 hours', 'mail.opened'], ['1 minute', 'mail.clicked'], ['3 days', 'page.viewed', { url: '/blog/a' }], ['1 day', 'timer']], // prettier-ignore
  [['2 hours', 'mail.opened'], ['1 day', 'page.viewed', { url: '/services' }], ['1 day', 'page.viewed', { url: '/pricing' }], ['0 days', 'timer']], // prettier-ignore
  [
    ['5 hours', 'mail.opened'],
    ['2 days', 'mail.opened'],
    ['2 days', 'mail.clicked'],
    ['0 days', 'timer'],
  ],
  [
    ['1 hour', 'asset.opened'],
    ['1 hour', 'page.viewed', { url: '/blog/b' }],
    ['1 day', 'meeting.booked'],
  ],
  [
    ['0 days', 'timer'],
    ['2 hours', 'mail.opened'],
    ['1 day', 'page.viewed', { url: '/services' }],
    ['0 days', 'timer'],
  ],
  [
    ['0 days', 'timer'],
    ['1 day', 'page.viewed', { url: '/blog/c' }],
    ['0 days', 'timer'],
  ],
  [
    ['0 days', 'timer'],
    ['0 days', 'timer'],
  ],
  [
    ['1 day', 'page.viewed', { url: '/blog/d' }],
    ['0 days', 'timer'],
    ['0 days', 'timer'],
  ],
  [
    ['0 days', 'timer'],
    ['3 hours', 'contact.unsubscribed'],
  ],
  [['6 hours', 'page.viewed', { url: '/' }], ['1 hour', 'form.submitted', { form: 'newsletter' }], ['0 days', 'timer'], ['0 days', 'timer']], // prettier-ignore
];

/** A step with all that it looks at, as it was when it was walked. */
interface Recorded {
  readonly enrolment: Enrolment;
  readonly input: Input;
  readonly facts: Facts;
  readonly what: string;
}

/** Walks one person, and records each step on the way. Mails are accepted as they are planned. */
class Walker {
  readonly steps: Recorded[] = [];
  private now: Instant = START;
  private seq = 0;
  private enrolment: Enrolment;

  constructor(
    private readonly flow: CompiledFlow,
    private readonly id: string,
  ) {
    const result = enrol(flow, this.event('asset.downloaded', { asset: 'b2b-maturity-model' }), this.facts(), [], id);
    if (!result) throw new Error('the reference flow enrols nobody');
    this.enrolment = result.enrolment;
    this.keep(result);
  }

  play(deeds: readonly Deed[]): readonly Recorded[] {
    for (const [wait, what, properties = {}] of deeds) {
      if (this.enrolment.status !== 'active') break;
      this.now = addDuration(this.now, parseDuration(wait), calendar);
      if (what === 'timer') this.fire();
      else this.hear(what, properties);
    }
    return this.steps;
  }

  private fire(): void {
    const [timer] = this.enrolment.timers;
    if (!timer) return;
    this.now = Math.max(this.now, timer.at);
    const { state, visit } = this.enrolment;
    this.step({ kind: 'timer', key: timer.key, state, visit }, 'timer');
  }

  private hear(type: string, properties: Record<string, unknown>): void {
    const about = type.startsWith('mail.') ? this.origin('entry.0') : undefined;
    this.step({ kind: 'event', event: { ...this.event(type, properties), mail: about } }, type);
  }

  private step(input: Input, what: string): void {
    const recorded = { enrolment: this.enrolment, input, facts: this.facts(), what };
    this.steps.push(recorded);
    this.keep(step(this.flow, recorded.enrolment, input, recorded.facts));
  }

  private keep({ enrolment, actions }: StepResult): void {
    this.enrolment = scheduled(this.flow, enrolment, calendar, this.facts());
    for (const action of actions) {
      if (action.do !== 'send' || this.enrolment.status !== 'active') continue;
      const event = { ...this.event('mail.accepted', { mail: action.mail }), mail: this.origin(action.key) };
      this.step({ kind: 'event', event }, 'mail.accepted');
    }
  }

  private origin(action: string): FlowEvent['mail'] {
    const { id, state, visit } = this.enrolment;
    return { mailId: '1', enrolmentId: id, state, visit, action, name: 'mail' };
  }

  private event(type: string, properties: Record<string, unknown>): FlowEvent {
    const seq = ++this.seq;
    return { id: `${this.id}-${seq}`, type, at: this.now, contactId: this.id, properties, seq, verdict: 'human' };
  }

  private facts(): Facts {
    const contact = { email: 'ann@example.com', stage: 'lead', score: 20 + 12 * this.seq, fit: null, tags: [] };
    return { now: this.now, contact, account: null, history: [], sentMails: [], calendar };
  }
}

/**
 * Steps of people recorded beforehand, so that nothing but `step` is timed; choosing dates is another function's.
 * @returns events per second, against what was asked of it
 */
export function run({ rounds, size, log }: BenchContext): Promise<BenchPart[]> {
  const flow = compileFlow(referenceFlow as unknown as Parameters<typeof compileFlow>[0]);
  const walked = PEOPLE.flatMap((deeds, index) => new Walker(flow, `${index}`).play(deeds));
  const count = Math.round(FULL * size);
  const figures: number[] = [];
  // The first round warms up and is left out.
  for (let round = 0; round <= rounds; round++) {
    const perSecond = timed(flow, walked, count);
    log(`step ${Math.round(perSecond)}`);
    if (round > 0) figures.push(perSecond);
  }
  const measured = {
    name: 'step',
    unit: 'events/s',
    rounds: figures,
    limit: { name: 'asked of one core', rounds: [AIM] },
    aim: { of: 'value' as const, atLeast: AIM },
    note: `${count} steps a round through the reference flow, one core; ${mixOf(walked)}`,
  };
  return Promise.resolve([part(measured)]);
}

function timed(flow: CompiledFlow, walked: readonly Recorded[], count: number): number {
  let moves = 0;
  const started = process.cpuUsage();
  for (let done = 0; done < count;)
    for (const { enrolment, input, facts } of walked) {
      moves += step(flow, enrolment, input, facts).trace.moves.length;
      if (++done === count) break;
    }
  const { user, system } = process.cpuUsage(started);
  if (moves === 0) throw new Error('nobody moved');
  return count / ((user + system) / 1_000_000);
}

/** How much there is of each, as the note tells it. */
function mixOf(walked: readonly Recorded[]): string {
  const counts = new Map<string, number>();
  for (const { what } of walked) counts.set(what, (counts.get(what) ?? 0) + 1);
  const shares = [...counts].sort((a, b) => b[1] - a[1]);
  return shares.map(([what, n]) => `${Math.round((100 * n) / walked.length)} % ${what}`).join(', ');
}
