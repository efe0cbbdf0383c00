import { type DynamicModule, Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { ApiModule } from './api/api.module';
import type { Product } from './compose/product';
import { DashboardModule } from './dashboard/dashboard.module';
import { HealthController } from './health/health.controller';
import { Metrics } from './health/metrics';
import { HooksModule } from './hooks/hooks.module';
import { Housekeeping } from './housekeeping/housekeeping';
import { MailboxController } from './mailbox/mailbox.controller';
import { ProductModule } from './product.module';
import { PublicModule } from './public';
import { BriefController } from './sales/brief.controller';
import { TrackingController } from './tracking/tracking.controller';

/** What one process answers over HTTP. Every process tells its health; only the `api` role answers the rest. */
@Module({})
export class AppModule {
  static of(product: Product): DynamicModule {
    const { roles, smtp } = product.runtime.settings;
    const isApi = roles.includes('api');
    const showsMailbox = isApi && smtp.kind === 'mailbox';
    return {
      module: AppModule,
      imports: [
        ScheduleModule.forRoot(),
        ProductModule.of(product),
        ...(isApi
          ? [
              ApiModule,
              HooksModule,
              DashboardModule,
              PublicModule.register({ useFactory: () => product.publicOptions }),
            ]
          : []),
      ],
      controllers: [
        HealthController,
        ...(isApi ? [TrackingController, BriefController] : []),
        ...(showsMailbox ? [MailboxController] : []),
      ],
      providers: [Metrics, Housekeeping],
    };
  }
}
