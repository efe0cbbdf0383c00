import { type SmtpMessage, type SmtpOutcome, SmtpPool, type SmtpSession, type SmtpSettings } from '@nurture/mail';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Receivers that are told apart; all others are one, as a label for each company's domain would never end. */
const RECEIVERS = new Set(
  (
    'gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com icloud.com me.com aol.com gmx.de gmx.net ' +
    'web.de t-online.de orange.fr free.fr ziggo.nl kpnmail.nl planet.nl xs4all.nl'
  ).split(' '),
);

export function receiverOf(address: string): string {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  return RECEIVERS.has(domain) ? domain : 'other';
}

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What this process measures of its own work, for Prometheus to read. */
export class Meters {
  readonly registry = new Registry();

  private readonly claims = new Histogram({
    name: 'nurture_claim_seconds',
    help: 'How long claiming a batch of tasks took',
    labelNames: ['queue'],
    buckets: SECONDS,
    registers: [this.registry],
  });
  private readonly absorbs = new Histogram({
    name: 'nurture_absorb_seconds',
    help: 'How long absorbing a batch took, of claiming, scoring, stepping and committing',
    buckets: SECONDS,
    registers: [this.registry],
  });
  private readonly absorbed = new Counter({
    name: 'nurture_events_absorbed_total',
    help: 'Events that took effect in this process',
    registers: [this.registry],
  });
  private readonly handed = new Counter({
    name: 'nurture_mails_handed_over_total',
    help: 'Mails handed to the mail server, by what it answered and by receiver',
    labelNames: ['outcome', 'receiver'],
    registers: [this.registry],
  });
  private readonly handing = new Histogram({
    name: 'nurture_mail_hand_over_seconds',
    help: 'How long the mail server took for a mail',
    buckets: SECONDS,
    registers: [this.registry],
  });
  private readonly undrafted = new Counter({
    name: 'nurture_drafts_failed_total',
    help: 'Drafts that were not checked, drawn or tried, by why',
    labelNames: ['reason'],
    registers: [this.registry],
  });
  private readonly housekept = new Gauge({
    name: 'nurture_housekeeping_last_success_timestamp_seconds',
    help: 'When this process last got through a part of its housekeeping',
    labelNames: ['what'],
    registers: [this.registry],
  });

  claimed(queue: string, seconds: number): void {
    this.claims.observe({ queue }, seconds);
  }

  batchAbsorbed(events: number, seconds: number): void {
    this.absorbs.observe(seconds);
    this.absorbed.inc(events);
  }

  handedOver(outcome: SmtpOutcome['outcome'], to: string, seconds: number): void {
    this.handed.inc({ outcome, receiver: receiverOf(to) });
    this.handing.observe(seconds);
  }

  /** @param code such as `drafts.thread-ended` */
  draftFailed(code: string): void {
    this.undrafted.inc({ reason: code.replace('drafts.', '') });
  }

  tidied(what: string): void {
    this.housekept.set({ what }, Date.now() / 1000);
  }
}

/** Connections that measure what goes over them. */
export class MeteredPool extends SmtpPool {
  constructor(
    settings: SmtpSettings,
    private readonly meters: Meters,
  ) {
    super(settings);
  }

  override async send(session: SmtpSession, message: SmtpMessage): Promise<SmtpOutcome> {
    const started = performance.now();
    const outcome = await super.send(session, message);
    this.meters.handedOver(outcome.outcome, message.to, (performance.now() - started) / 1000);
    return outcome;
  }
}
