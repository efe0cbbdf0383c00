import { Inject, Injectable } from '@nestjs/common';
import { Cron, CronExpression } from '@nestjs/schedule';
import { forgetOldAccess, Idempotency } from '@nurture/access';
import { sendReports } from '@nurture/analytics';
import { forgetEffects } from '@nurture/engine';
import type { ContactsDeps } from '@nurture/contacts';
import { EnrolmentIds, PublishedBook, refreshScores } from '@nurture/engine';
import { forgetDeliveries, type HandoffContext, sweepHandoffs } from '@nurture/handoff';
import { recordWithdrawn, settleShownDoubts } from '@nurture/mail';
import { type Database, ensurePartitions } from '@nurture/store';
import type { Logger } from 'pino';
import { CONTACTS_DEPS, DATABASE, HANDOFF_CONTEXT, LOGGER, METERS } from '../providers';
import type { Meters } from '../health/meters';
import { forgetOld } from './retention';

/** How long the key of an event is known, so that the same one sent again takes no effect. */
const KEYS_KEPT_DAYS = 400;
/** How long what other systems were told can be looked at and sent again. */
const DELIVERIES_KEPT_DAYS = 60;

/** What has to be tidied now and then. It is harmless when several processes do it at once, and when one misses it. */
@Injectable()
export class Housekeeping {
  private readonly book: PublishedBook;

  constructor(
    @Inject(DATABASE) private readonly db: Database,
    @Inject(LOGGER) private readonly log: Logger,
    @Inject(CONTACTS_DEPS) private readonly contacts: ContactsDeps,
    @Inject(HANDOFF_CONTEXT) private readonly handoff: HandoffContext,
    @Inject(METERS) private readonly meters: Meters,
  ) {
    this.book = new PublishedBook(log);
  }

  /** The log's months ahead: an event must always find its partition. */
  @Cron(CronExpression.EVERY_6_HOURS)
  makePartitions(): Promise<void> {
    return this.attempt('partitions', () => this.db.transaction((tx) => ensurePartitions(tx)));
  }

  @Cron(CronExpression.EVERY_HOUR)
  forgetAnswers(): Promise<void> {
    return this.attempt('idempotency', () => new Idempotency(this.db).forgetOld());
  }

  /** Sessions and links that have ended, and what of the audit log is old. */
  @Cron(CronExpression.EVERY_HOUR)
  forgetAccess(): Promise<void> {
    return this.attempt('sessions and audit log', () => this.db.transaction((tx) => forgetOldAccess(tx)));
  }

  @Cron(CronExpression.EVERY_HOUR)
  settleDoubts(): Promise<void> {
    return this.attempt('mails in doubt', async () => {
      await settleShownDoubts(this.db);
    });
  }

  /** Reminders, reports to managers, other desks and daily digests of sales. */
  @Cron(CronExpression.EVERY_MINUTE)
  keepAgreement(): Promise<void> {
    return this.attempt('the agreement with sales', async () => {
      await sweepHandoffs(this.db, this.handoff);
    });
  }

  /** Weekly, monthly and quarterly reports to colleagues who want them. */
  @Cron(CronExpression.EVERY_10_MINUTES)
  sendReports(): Promise<void> {
    return this.attempt('reports', async () => {
      const { workspace } = this.handoff.settings();
      await sendReports(this.db, { workspace, publicUrl: this.handoff.publicUrl });
    });
  }

  @Cron(CronExpression.EVERY_DAY_AT_3AM)
  forgetWebhooks(): Promise<void> {
    return this.attempt('webhooks', () => forgetDeliveries(this.db, DELIVERIES_KEPT_DAYS));
  }

  /** For lists and segments alone: whatever decides works a score out itself. */
  @Cron(CronExpression.EVERY_10_MINUTES)
  refreshScores(): Promise<void> {
    return this.attempt('scores', async () => {
      await refreshScores(this.db, { book: this.book, ids: new EnrolmentIds(), mailsWithdrawn: recordWithdrawn });
    });
  }

  @Cron(CronExpression.EVERY_DAY_AT_3AM)
  forgetKeys(): Promise<void> {
    return this.attempt('event keys', async () => {
      await this.db.query(`DELETE FROM event_key WHERE received_at < nurture_now() - $1 * interval '1 day'`, [
        KEYS_KEPT_DAYS,
      ]);
    });
  }

  @Cron(CronExpression.EVERY_DAY_AT_3AM)
  forgetEffects(): Promise<void> {
    return this.attempt('effects of events', () => forgetEffects(this.db));
  }

  /** At night, as the workspace says how long. */
  @Cron(CronExpression.EVERY_DAY_AT_4AM)
  forgetOld(): Promise<void> {
    return this.attempt('retention', () => forgetOld(this.db, this.contacts.settings().retention));
  }

  private async attempt(what: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
      this.meters.tidied(what);
    } catch (error) {
      this.log.warn({ err: error, what }, 'housekeeping did not get through; it tries again at its next turn');
    }
  }
}
