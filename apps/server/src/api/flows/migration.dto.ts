import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { MigrationGroup, Misfit, NextStep } from '@nurture/core/migration';
import type { FlowDifference, FlowMigration } from '@nurture/engine';
import { ANY_OBJECT, MAYBE_TEXT, MAYBE_TIME, WHOLE } from '../openapi/fields';
import { FindingDto, FLOW_CHANGES } from './flow.dto';

const MISFITS = ['no-place', 'no-such-target', 'passing', 'no-such-state'] as const;
const PARTS = ['state', 'way', 'guard', 'mail', 'stream', 'rule'] as const;

export class MigrationStepDto {
  @ApiProperty({
    description:
      'A timer; `now` for what is entered or looked at at once; `mail` while mails are on their way; `event`',
    example: '3 days',
  })
  readonly by!: string;

  @ApiProperty({ type: [String], description: 'States to which it may lead' })
  readonly to!: readonly string[];

  @ApiProperty({ type: [String], description: 'Mails that these states send' })
  readonly sends!: readonly string[];

  @ApiProperty(WHOLE)
  readonly people!: number;

  @ApiProperty(MAYBE_TIME)
  readonly earliest!: string | null;

  @ApiProperty(MAYBE_TIME)
  readonly latest!: string | null;
}

export class MigrationGroupDto {
  @ApiProperty({ ...WHOLE, description: 'The version that they leave' })
  readonly version!: number;

  @ApiProperty({ description: 'The state that they are in' })
  readonly state!: string;

  @ApiProperty({ description: 'The state in which they are placed' })
  readonly to!: string;

  @ApiProperty({ description: 'Whether they enter it anew, with its entry actions' })
  readonly enters!: boolean;

  @ApiProperty(WHOLE)
  readonly people!: number;

  @ApiProperty({ ...WHOLE, description: 'Of these, whom a fault had stopped: they go on' })
  readonly setAside!: number;

  @ApiProperty({ type: [MigrationStepDto], description: 'What they get next, and when; empty where they end' })
  readonly next!: readonly MigrationStepDto[];
}

export class MisfitDto implements Misfit {
  @ApiProperty()
  readonly state!: string;

  @ApiProperty(WHOLE)
  readonly people!: number;

  @ApiProperty({ enum: MISFITS })
  readonly why!: Misfit['why'];

  @ApiProperty({ ...MAYBE_TEXT, description: 'The state that was asked for' })
  readonly to!: string | null;
}

export class MigrationDto {
  @ApiProperty({ description: 'Id of the flow' })
  readonly flow!: string;

  @ApiProperty({ ...WHOLE, description: 'The version to which they move' })
  readonly to!: number;

  @ApiProperty({ ...WHOLE, description: 'How many move' })
  readonly people!: number;

  @ApiProperty({ type: [MigrationGroupDto] })
  readonly groups!: readonly MigrationGroupDto[];

  @ApiProperty({ type: [MisfitDto], description: 'States that lack a place: with one of these nobody moves' })
  readonly misfits!: readonly MisfitDto[];
}

const MAP = {
  ...ANY_OBJECT,
  description:
    'Old state → new one, or → `{ "to": "state", "enter": true }`. States that are not named keep their name',
  example: { reminder: 'nudge' },
} as const;
const FROM = { type: 'array', items: WHOLE, description: 'Only people on these versions' } as const;

/** For the document alone: `parseFlowMap` reads it. */
export class FlowMapDto {
  @ApiPropertyOptional(MAP)
  readonly states?: object;

  @ApiPropertyOptional(FROM)
  readonly from?: readonly number[];
}

export class MigrateDto extends FlowMapDto {
  @ApiProperty({ ...WHOLE, required: false, description: 'The version to move to; without it the one in force' })
  readonly to?: number;

  @ApiProperty({ required: false, description: 'Only say who would move where' })
  readonly dryRun?: boolean;
}

export class RollBackDto {
  @ApiProperty({ ...WHOLE, description: 'The version that is to be in force' })
  readonly version!: number;

  @ApiProperty({ type: FlowMapDto, required: false, description: 'Moves people in flight to it as well' })
  readonly migration?: FlowMapDto;
}

export class RolledBackDto {
  @ApiProperty()
  readonly id!: string;

  @ApiProperty({ ...WHOLE, description: 'The version now in force' })
  readonly version!: number;

  @ApiProperty({ type: MigrationDto, nullable: true })
  readonly migration!: MigrationDto | null;
}

export class PlanFlowDto {
  @ApiProperty({ ...ANY_OBJECT, description: 'A flow, as flow.schema.json says' })
  readonly flow!: object;

  @ApiProperty({ type: FlowMapDto, required: false })
  readonly migration?: FlowMapDto;
}

export class FlowDifferenceDto implements FlowDifference {
  @ApiProperty({ enum: PARTS })
  readonly part!: FlowDifference['part'];

  @ApiProperty({ enum: ['added', 'removed', 'changed'] })
  readonly change!: FlowDifference['change'];

  @ApiProperty({ example: 'sent: 3 days' })
  readonly what!: string;

  @ApiProperty(MAYBE_TEXT)
  readonly before!: string | null;

  @ApiProperty(MAYBE_TEXT)
  readonly after!: string | null;
}

export class FlowDifferencesDto {
  @ApiProperty(WHOLE)
  readonly from!: number;

  @ApiProperty(WHOLE)
  readonly to!: number;

  @ApiProperty({ type: [FlowDifferenceDto], description: 'In order: states, ways, guards, mails, streams, rules' })
  readonly differences!: readonly FlowDifferenceDto[];
}

export class VersionPeopleDto {
  @ApiProperty(WHOLE)
  readonly version!: number;

  @ApiProperty()
  readonly state!: string;

  @ApiProperty(WHOLE)
  readonly people!: number;
}

export class FlowPlanDto {
  @ApiProperty()
  readonly id!: string;

  @ApiProperty({ enum: FLOW_CHANGES, enumName: 'FlowChange' })
  readonly change!: (typeof FLOW_CHANGES)[number];

  @ApiProperty({ type: 'integer', nullable: true, description: 'The version in force; null where the flow is new' })
  readonly inForce!: number | null;

  @ApiProperty({ ...WHOLE, description: 'The version that would be in force' })
  readonly version!: number;

  @ApiProperty({ type: [FlowDifferenceDto], description: 'Against the version in force' })
  readonly differences!: readonly FlowDifferenceDto[];

  @ApiProperty({ type: [VersionPeopleDto], description: 'Who is in it now' })
  readonly people!: readonly VersionPeopleDto[];

  @ApiProperty({ type: MigrationDto, nullable: true, description: 'Who would move; null where nobody was to' })
  readonly migration!: MigrationDto | null;

  @ApiProperty({ type: [FindingDto], description: 'What could be better' })
  readonly warnings!: readonly FindingDto[];
}

export class FlowPublishedDto {
  @ApiProperty()
  readonly id!: string;

  @ApiProperty({ ...WHOLE, description: 'The version now in force for newcomers' })
  readonly version!: number;

  @ApiProperty({
    enum: FLOW_CHANGES,
    enumName: 'FlowChange',
    description: '`returned`: the content was a version before, and is in force again',
  })
  readonly change!: (typeof FLOW_CHANGES)[number];

  @ApiProperty({ type: [FindingDto], description: 'What could be better; it keeps nothing from being published' })
  readonly warnings!: readonly FindingDto[];

  @ApiProperty({ type: MigrationDto, nullable: true, description: 'Who was moved; null where nobody was to' })
  readonly migration!: MigrationDto | null;
}

/** A migration as the API tells it. */
export function migrationDto(migration: FlowMigration): MigrationDto {
  return { ...migration, groups: migration.groups.map(groupDto) };
}

const groupDto = (group: MigrationGroup): MigrationGroupDto => ({ ...group, next: group.next.map(stepDto) });

const stepDto = (step: NextStep): MigrationStepDto => ({
  ...step,
  earliest: step.earliest === null ? null : new Date(step.earliest).toISOString(),
  latest: step.latest === null ? null : new Date(step.latest).toISOString(),
});
