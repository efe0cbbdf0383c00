import { type DynamicModule, Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import type { Product } from './compose/product';
import { HealthController } from './health/health.controller';
import { Metrics } from './health/metrics';
import { Housekeeping } from './housekeeping/housekeeping';
import { MailboxController } from './mailbox/mailbox.controller';
import { DATABASE, HANDOFF_CONTEXT, LOGGER, TOKENS, TRACKER } from './providers';
import { PublicModule } from './public';
import { BriefController } from './sales/brief.controller';
import { TrackingController } from './tracking/tracking.controller';

/** What one process answers over HTTP. Every process tells its health; only the `api` role answers the rest. */
@Module({})
export class AppModule {
  static of(product: Product): DynamicModule {
    const { runtime, tracker, handoff, publicOptions } = product;
    const { db, tokens, log, settings } = runtime;
    const isApi = settings.roles.includes('api');
    const showsMailbox = isApi && settings.smtp.kind === 'mailbox';
    return {
      module: AppModule,
      imports: [
        ScheduleModule.forRoot(),
        ...(isApi ? [PublicModule.register({ useFactory: () => publicOptions })] : []),
      ],
      controllers: [
        HealthController,
        ...(isApi ? [TrackingController, BriefController] : []),
        ...(showsMailbox ? [MailboxController] : []),
      ],
      providers: [
        { provide: DATABASE, useValue: db },
        { provide: TOKENS, useValue: tokens },
        { provide: LOGGER, useValue: log },
        { provide: TRACKER, useValue: tracker },
        { provide: HANDOFF_CONTEXT, useValue: handoff },
        { provide: Metrics, useFactory: () => new Metrics(db) },
        Housekeeping,
      ],
    };
  }
}
