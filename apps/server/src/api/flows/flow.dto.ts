import { ApiProperty } from '@nestjs/swagger';
import type { FlowLine, FlowVersionView, FlowView } from '@nurture/engine';
import type { FlowDocument } from '@nurture/core/flow';
import { ANY_OBJECT, DEFINED, MAYBE_NUMBER, MAYBE_TEXT, TIME, WHOLE } from '../openapi/fields';

export const FLOW_STATUSES = ['active', 'paused', 'archived'] as const;
export const FLOW_CHANGES = ['new', 'returned', 'unchanged', 'known-before'] as const;

export class FlowLineDto implements FlowLine {
  @ApiProperty({ example: 'b2b-maturity-whitepaper' })
  readonly id!: string;

  @ApiProperty()
  readonly name!: string;

  @ApiProperty({ enum: FLOW_STATUSES, enumName: 'FlowStatus' })
  readonly status!: (typeof FLOW_STATUSES)[number];

  @ApiProperty(WHOLE)
  readonly currentVersion!: number;

  @ApiProperty({ ...WHOLE, description: 'Ever enrolled' })
  readonly enrolled!: number;

  @ApiProperty({ ...WHOLE, description: 'In it now' })
  readonly active!: number;

  @ApiProperty({ ...WHOLE, description: 'Ended by the goal' })
  readonly converted!: number;

  @ApiProperty({ ...WHOLE, description: 'Stopped by a fault' })
  readonly setAside!: number;
}

export class FlowListDto {
  @ApiProperty({ type: [FlowLineDto] })
  readonly items!: readonly FlowLineDto[];
}

export class FlowVersionLineDto {
  @ApiProperty(WHOLE)
  readonly number!: number;

  @ApiProperty(TIME)
  readonly publishedAt!: string;

  @ApiProperty({ ...WHOLE, description: 'In it now' })
  readonly people!: number;
}

export class StatePeopleDto {
  @ApiProperty()
  readonly state!: string;

  @ApiProperty(WHOLE)
  readonly people!: number;
}

export class EndedPeopleDto {
  @ApiProperty({ description: 'How they ended', example: 'converted' })
  readonly status!: string;

  @ApiProperty(WHOLE)
  readonly people!: number;
}

export class EdgeDto {
  @ApiProperty({ ...MAYBE_TEXT, description: 'The state it leaves; null where people come in' })
  readonly from!: string | null;

  @ApiProperty({ ...MAYBE_TEXT, description: 'What led on', example: 'opened' })
  readonly cause!: string | null;

  @ApiProperty()
  readonly to!: string;

  @ApiProperty({ ...WHOLE, description: 'How many took it' })
  readonly people!: number;

  @ApiProperty({ description: 'Share of those who came into the state that it leaves, 0 to 1' })
  readonly share!: number;

  @ApiProperty({ ...WHOLE, description: 'Those who came into the state that it leaves' })
  readonly n!: number;

  @ApiProperty({ ...MAYBE_NUMBER, description: 'The 95 % interval of the share begins here' })
  readonly low!: number | null;

  @ApiProperty({ ...MAYBE_NUMBER, description: 'And ends here' })
  readonly high!: number | null;
}

export class FlowDto implements FlowView {
  @ApiProperty()
  readonly id!: string;

  @ApiProperty()
  readonly name!: string;

  @ApiProperty({ example: 'active' })
  readonly status!: string;

  @ApiProperty(WHOLE)
  readonly currentVersion!: number;

  @ApiProperty({ type: [FlowVersionLineDto] })
  readonly versions!: readonly FlowVersionLineDto[];

  @ApiProperty({ type: [StatePeopleDto], description: 'Where people are now, over all versions' })
  readonly people!: readonly StatePeopleDto[];

  @ApiProperty({ type: [EndedPeopleDto] })
  readonly ended!: readonly EndedPeopleDto[];

  @ApiProperty({ ...WHOLE, description: 'Stopped by a fault' })
  readonly setAside!: number;

  @ApiProperty({ type: [EdgeDto], description: 'How people move, over all versions' })
  readonly edges!: readonly EdgeDto[];

  @ApiProperty(DEFINED)
  readonly definitions!: Readonly<Record<string, string>>;
}

export class FlowVersionDto implements FlowVersionView {
  @ApiProperty(WHOLE)
  readonly number!: number;

  @ApiProperty(TIME)
  readonly publishedAt!: string;

  @ApiProperty({ ...ANY_OBJECT, description: 'The flow as its author wrote it (flow.schema.json)' })
  readonly document!: FlowDocument;
}

export class FlowStatusDto {
  @ApiProperty()
  readonly id!: string;

  @ApiProperty({ enum: FLOW_STATUSES, enumName: 'FlowStatus' })
  readonly status!: (typeof FLOW_STATUSES)[number];
}

export class FindingDto {
  @ApiProperty({ description: 'Stable name of the rule' })
  readonly rule!: string;

  @ApiProperty()
  readonly message!: string;

  @ApiProperty({ description: 'Where in the document', example: 'states.sent.after["3 days"]' })
  readonly path!: string;
}
