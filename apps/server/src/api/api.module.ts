import { Module, type NestModule } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { ApiKeys, Idempotency } from '@nurture/access';
import type { Database } from '@nurture/store';
import type { FastifyInstance } from 'fastify';
import { DraftThreads } from '../drafts/threads';
import { DATABASE } from '../providers';
import { AccountsController } from './accounts/accounts.controller';
import { AnalyticsController } from './analytics/analytics.controller';
import { CSV_BODY_LIMIT } from './api-controller';
import { AuditController } from './audit/audit.controller';
import { AuditInterceptor } from './auth/audit.interceptor';
import { AuthGuard } from './auth/auth.guard';
import { IdempotencyInterceptor } from './auth/idempotency.interceptor';
import { ContactsController } from './contacts/contacts.controller';
import { EnrolmentsController } from './enrolments/enrolments.controller';
import { EventsController } from './events/events.controller';
import { FlowChangesController } from './flows/changes.controller';
import { FlowDraftsController } from './flows/drafts.controller';
import { FlowGraphController } from './flows/graph.controller';
import { FlowsController } from './flows/flows.controller';
import { GalleryController } from './flows/gallery.controller';
import { HandoffsController } from './handoffs/handoffs.controller';
import { KeysController } from './keys/keys.controller';
import { MailTemplatesController } from './mails/templates.controller';
import { MailsController } from './mails/mails.controller';
import { WebhooksController } from './webhooks/webhooks.controller';
import { MaturityController } from './maturity/maturity.controller';
import { DealsController, RevenueController, SpendController, TargetsController } from './money/money.controllers';
import { NothingController } from './nothing.controller';
import { PlanController } from './plan/plan.controller';
import { answerParserProblems } from './problem/parser-problems';
import { ProblemFilter } from './problem/problem.filter';
import { ContactSearchController, SegmentsController } from './segments/segments.controllers';
import { ReportsController } from './reports/reports.controller';
import { SalespeopleController } from './salespeople/salespeople.controller';
import { SchemasController } from './schemas/schemas.controller';
import { SendingController } from './sending/sending.controller';
import { InvitationsController } from './session/invitations.controller';
import { SessionController } from './session/session.controller';
import { StatusController } from './status/status.controller';
import { SuppressionsController } from './suppressions/suppressions.controller';
import { TasksController } from './tasks/tasks.controller';
import { WorkspaceController } from './workspace/workspace.controller';
import { UsersController } from './users/users.controller';

/**
 * `/api/v1`. Guard, interceptor and filter hang on its controllers, so that nothing here touches other routes.
 * Injected from around it: DATABASE, LOGGER, SETTINGS, HANDOFF_CONTEXT, CONTACTS_DEPS.
 */
@Module({
  controllers: [
    EventsController,
    ContactsController,
    ContactSearchController,
    SegmentsController,
    AccountsController,
    FlowChangesController,
    FlowDraftsController,
    FlowGraphController,
    FlowsController,
    GalleryController,
    EnrolmentsController,
    TasksController,
    MailTemplatesController,
    MailsController,
    HandoffsController,
    SalespeopleController,
    WebhooksController,
    AnalyticsController,
    PlanController,
    DealsController,
    SpendController,
    RevenueController,
    TargetsController,
    MaturityController,
    ReportsController,
    SchemasController,
    SendingController,
    StatusController,
    SuppressionsController,
    KeysController,
    WorkspaceController,
    SessionController,
    InvitationsController,
    UsersController,
    AuditController,
    NothingController,
  ],
  providers: [
    { provide: ApiKeys, useFactory: (db: Database) => new ApiKeys(db, () => performance.now()), inject: [DATABASE] },
    { provide: Idempotency, useFactory: (db: Database) => new Idempotency(db), inject: [DATABASE] },
    AuthGuard,
    DraftThreads,
    IdempotencyInterceptor,
    AuditInterceptor,
    ProblemFilter,
  ],
})
export class ApiModule implements NestModule {
  constructor(private readonly host: HttpAdapterHost) {}

  /** Nest calls it before it registers routes. */
  configure(): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    answerParserProblems(fastify);
    takeCsv(fastify);
  }
}

/** Lists of addresses come as files. */
function takeCsv(fastify: FastifyInstance): void {
  if (fastify.hasContentTypeParser('text/csv')) return;
  const options = { parseAs: 'string', bodyLimit: CSV_BODY_LIMIT } as const;
  fastify.addContentTypeParser('text/csv', options, (_request, body, done) => done(null, body));
}
