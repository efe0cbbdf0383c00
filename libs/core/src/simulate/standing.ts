import type { RecentMail, SalesTime } from '../governor';
import type { SendMailTask } from '../task';
import type { Instant } from '../time';

/** What the governor must know of a simulated person beside the mail: what they want no more, what they had, whose they are. */
export class Standing {
  readonly recent: RecentMail[] = [];
  topicsOff: readonly string[] = [];
  withSales: readonly SalesTime[] = [];
  /** Why their address is written to no more. */
  suppression: string | null = null;
  complained = false;

  /** Takes in what happened, before anybody steps with it. */
  hear(type: string, { topic, reason }: Readonly<Record<string, unknown>>, now: Instant): void {
    if (type === 'contact.unsubscribed' && typeof topic === 'string') this.topicsOff = [...this.topicsOff, topic];
    if (type === 'contact.subscribed') this.topicsOff = this.topicsOff.filter((off) => off !== topic);
    if (type === 'mail.bounced' && isFinal(reason)) this.suppression = 'bounce';
    if (type === 'mail.complained') this.complained = true;
    if (endsTalks(type)) this.withSales = this.withSales.map((time) => ({ ...time, until: time.until ?? now }));
  }

  sent(task: SendMailTask, now: Instant): void {
    this.recent.push({ at: now, kind: task.kind, flowId: task.origin.flowId });
  }

  get isWithSales(): boolean {
    return this.withSales.some((time) => time.until === null);
  }

  startTalks(now: Instant): void {
    this.withSales = [...this.withSales, { from: now, until: null }];
  }
}

/** A full mailbox, or a server that doesn't like the sender, says nothing of the address. */
const isFinal = (reason: unknown): boolean => typeof reason !== 'string' || !/^(soft|sender)\b/.test(reason);

/** Whether sales is done with somebody by this. */
export const endsTalks = (type: string): boolean => /^handoff\.(recycled|rejected|won|lost)$/.test(type);
