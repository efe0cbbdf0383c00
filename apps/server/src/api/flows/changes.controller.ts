import { Body, Inject, Param } from '@nestjs/common';
import { ApiBody, ApiOkResponse } from '@nestjs/swagger';
import { contactIdentity, type ContactsDeps } from '@nurture/contacts';
import type { Settings } from '@nurture/core/config';
import { archiveFlow, enrolByHand, moveFlow, planFlowMove, rollBackFlow } from '@nurture/engine';
import { recordWithdrawn } from '@nurture/mail';
import type { Database } from '@nurture/store';
import type { Logger } from 'pino';
import { CONTACTS_DEPS, DATABASE, LOGGER, SETTINGS } from '../../providers';
import { ApiController, Write } from '../api-controller';
import { EnrolByHandDto, EnrolledByHandDto } from '../enrolments/enrolment.dto';
import { parseBody } from '../problem/parse-body';
import { Problem } from '../problem/problem';
import { absorbDeps } from './absorb-deps';
import { answered, asId, refusalProblem, warningsOf } from './answers';
import { FlowStatusDto } from './flow.dto';
import { fieldsOf, mapOf, mappedFlowIn, wrong } from './map-body';
import { FlowPlanDto, MigrateDto, MigrationDto, migrationDto, PlanFlowDto, RollBackDto, RolledBackDto } from './migration.dto'; // prettier-ignore
import { planFlow } from './publish-flow';

/** What changes under people's feet: archiving, versions put back, people moved from one to another. */
@ApiController('flows')
export class FlowChangesController {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'workspace'>,
    @Inject(LOGGER) private readonly log: Logger,
    @Inject(CONTACTS_DEPS) private readonly contacts: ContactsDeps,
  ) {}

  @Write('plan', {
    scope: 'marketing',
    holds: 'impersonal',
    audit: 'none',
    summary: 'Say what publishing a flow would change, and who is where; publishes nothing',
    problems: ['invalid-flow', 'conflict'],
  })
  @ApiBody({ type: PlanFlowDto })
  @ApiOkResponse({ type: FlowPlanDto })
  async plan(@Body() body: unknown): Promise<FlowPlanDto> {
    const { flow, map } = mappedFlowIn(body);
    const outcome = await planFlow(this.db, this.settings.workspace, flow, (id) => map && { [id]: map });
    if (outcome.kind !== 'planned') throw refusalProblem(outcome);
    const { id, change, inForce, version, differences, people, migration: moved } = outcome.plan;
    const about = { id, change, inForce, version, differences, people };
    return { ...about, migration: moved && migrationDto(moved), warnings: warningsOf(outcome.warnings) };
  }

  @Write(':id/migrate', {
    scope: 'marketing',
    holds: 'impersonal',
    summary: 'Move people in flight to another version: placed, without entering, in one transaction',
    problems: ['not-found', 'conflict'],
  })
  @ApiBody({ type: MigrateDto })
  @ApiOkResponse({ type: MigrationDto })
  async migrate(@Param('id') id: string, @Body() body: unknown): Promise<MigrationDto> {
    const { to, dryRun = false, ...rest } = fieldsOf(body, ['states', 'from', 'to', 'dryRun']);
    if (typeof dryRun !== 'boolean') throw wrong('dryRun', 'must be true or false');
    const move = { map: mapOf(rest, ''), to: to === undefined ? null : versionOf(to, 'to') };
    return answered(async () => {
      const done = dryRun
        ? await planFlowMove(this.db, asId(id), move)
        : await moveFlow(this.db, asId(id), move, recordWithdrawn);
      return migrationDto(done);
    });
  }

  @Write(':id/rollback', {
    scope: 'marketing',
    holds: 'impersonal',
    summary: 'Put an earlier version in force again; people in flight stay, unless they are moved along',
    problems: ['not-found', 'conflict'],
  })
  @ApiBody({ type: RollBackDto })
  @ApiOkResponse({ type: RolledBackDto })
  async rollBack(@Param('id') id: string, @Body() body: unknown): Promise<RolledBackDto> {
    const { version, migration } = fieldsOf(body, ['version', 'migration']);
    const to = versionOf(version, 'version');
    const map = migration === undefined ? null : mapOf(migration, 'migration.');
    const moved = await answered(() => rollBackFlow(this.db, asId(id), { map, to }, recordWithdrawn));
    return { id, version: to, migration: moved && migrationDto(moved) };
  }

  @Write(':id/enrol', {
    scope: 'marketing',
    holds: 'personal',
    summary: 'Put a contact into a flow by hand, whatever its triggers say; what it sends is governed as ever',
    problems: ['not-found', 'conflict'],
  })
  @ApiBody({ type: EnrolByHandDto })
  @ApiOkResponse({ type: EnrolledByHandDto })
  async enrol(@Param('id') id: string, @Body() body: unknown): Promise<EnrolledByHandDto> {
    const { email } = await parseBody(EnrolByHandDto, body);
    const contact = await contactIdentity(this.db, this.contacts.secret, email);
    if (!contact) throw new Problem('not-found', 'There is no contact with this address.');
    const enrolment = await answered(() => enrolByHand(this.db, absorbDeps(this.log), contact.id, asId(id)));
    return { enrolment };
  }

  @Write(':id/archive', {
    scope: 'marketing',
    holds: 'impersonal',
    summary: 'End a flow for newcomers; who is in it walks on',
    problems: ['not-found'],
  })
  @ApiOkResponse({ type: FlowStatusDto })
  async archive(@Param('id') id: string): Promise<FlowStatusDto> {
    await answered(() => archiveFlow(this.db, asId(id), absorbDeps(this.log)));
    return { id, status: 'archived' };
  }
}

function versionOf(value: unknown, field: string): number {
  if (typeof value === 'number' && Number.isInteger(value) && value > 0 && value < 2 ** 31) return value;
  throw wrong(field, 'must be the number of a version');
}
