import { Module } from '@nestjs/common';
import { DASHBOARD_DIR } from '../providers';
import { DashboardController } from './dashboard.controller';
import { dashboardDir } from './dashboard-files';

@Module({
  controllers: [DashboardController],
  providers: [{ provide: DASHBOARD_DIR, useFactory: () => dashboardDir() }],
})
export class DashboardModule {}
