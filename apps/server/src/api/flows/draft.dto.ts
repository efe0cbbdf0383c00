import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { EXPLAIN_LOCALES, type ExplainLocale } from '@nurture/core/explain';
import { type Persona, PERSONAS } from '@nurture/core/simulate';
import { IsIn, IsInt, IsObject, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { ANY_OBJECT, MAYBE_TEXT, WHOLE } from '../openapi/fields';
import { PictureDto } from './graph.dto';

/** As large as a flow's file may be. */
const MOST_TEXT = 1024 * 1024;
const TEXT = { maxLength: MOST_TEXT, description: "The flow's text, JSON or not yet" };
const FLOW_ID = { maxLength: 100, description: 'The flow that the text will replace, should it say another id' };

export class CheckFlowDto {
  @ApiProperty(TEXT)
  @IsString()
  @MaxLength(MOST_TEXT)
  readonly flow!: string;

  @ApiProperty({ ...FLOW_ID, required: false })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  readonly id?: string;

  @ApiProperty({ enum: EXPLAIN_LOCALES, required: false, default: 'en', description: 'In which language it is told' })
  @IsOptional()
  @IsIn(EXPLAIN_LOCALES)
  readonly locale?: ExplainLocale;
}

export class DraftFindingDto {
  @ApiProperty({ description: 'Stable name of the rule' })
  readonly rule!: string;

  @ApiProperty({ enum: ['error', 'warning'] })
  readonly level!: 'error' | 'warning';

  @ApiProperty()
  readonly message!: string;

  @ApiProperty({ ...WHOLE, description: 'From 1' })
  readonly line!: number;

  @ApiProperty({ ...WHOLE, description: 'From 1, in UTF-16 code units, as editors count' })
  readonly column!: number;

  @ApiProperty({ description: 'Where in the document', example: 'states.sent.after["3 days"]' })
  readonly path!: string;

  @ApiProperty({ ...MAYBE_TEXT, description: 'What to write instead' })
  readonly suggestion!: string | null;
}

export class MailsBoundDto {
  @ApiProperty(WHOLE)
  readonly mails!: number;

  @ApiProperty({ ...MAYBE_TEXT, description: 'A path on which they fall due' })
  readonly path!: string | null;

  @ApiProperty({ description: 'False: there may be more' })
  readonly isMost!: boolean;
}

export class MostMailsDto extends MailsBoundDto {
  @ApiProperty({ example: '7 days' })
  readonly within!: string;

  @ApiProperty({ description: 'On paths that time alone walks' })
  readonly byTime!: MailsBoundDto;
}

export class ExplainedSectionDto {
  @ApiProperty()
  readonly heading!: string;

  @ApiProperty({ type: [String] })
  readonly sentences!: readonly string[];
}

export class CheckedFlowDto {
  @ApiProperty({ description: 'Whether it could be published, as far as its own text goes' })
  readonly valid!: boolean;

  @ApiProperty({ type: [DraftFindingDto] })
  readonly findings!: readonly DraftFindingDto[];

  @ApiProperty({ type: MostMailsDto, nullable: true, description: 'The most marketing mails that may fall due to one person' }) // prettier-ignore
  readonly mostMails!: MostMailsDto | null;

  @ApiProperty({ type: PictureDto, nullable: true, description: 'Null where it has errors, or was not drawn' })
  readonly graph!: PictureDto | null;

  @ApiProperty({ type: String, enum: ['took-too-long', 'busy'], nullable: true, description: 'Why a flow without errors is not drawn' }) // prettier-ignore
  readonly notDrawn!: 'took-too-long' | 'busy' | null;

  @ApiProperty({ type: [ExplainedSectionDto], nullable: true, description: 'The flow in sentences' })
  readonly explain!: readonly ExplainedSectionDto[] | null;
}

const FEWEST = 20;
const MOST_PEOPLE = 10_000;

export class SimulateFlowDto {
  @ApiProperty({ ...TEXT, required: false })
  @IsOptional()
  @IsString()
  @MaxLength(MOST_TEXT)
  readonly flow?: string;

  @ApiProperty({ maxLength: 100, required: false, description: 'A flow of the workspace; with `flow`: the one that the text will replace' }) // prettier-ignore
  @IsOptional()
  @IsString()
  @MaxLength(100)
  readonly id?: string;

  @ApiProperty({ enum: PERSONAS, required: false, description: 'One person with habits' })
  @IsOptional()
  @IsIn(PERSONAS)
  readonly persona?: Persona;

  @ApiPropertyOptional({ ...ANY_OBJECT, description: 'One person by a script, as `nurture simulate --events` takes it: { contact, account, history, start, trigger, events | persona }' }) // prettier-ignore
  @IsOptional()
  @IsObject()
  readonly events?: object;

  @ApiProperty({ ...WHOLE, minimum: FEWEST, maximum: MOST_PEOPLE, required: false, description: 'So many people, by `rates`' }) // prettier-ignore
  @IsOptional()
  @IsInt()
  @Min(FEWEST)
  @Max(MOST_PEOPLE)
  readonly contacts?: number;

  @ApiProperty({ required: false, maxLength: 10_000, example: 'open=45%,click=12%,meeting.booked=2%', description: 'How they take it, or `measured`' }) // prettier-ignore
  @IsOptional()
  @IsString()
  @MaxLength(10_000)
  readonly rates?: string;

  @ApiProperty({
    required: false,
    example: '30 days',
    description: 'They come in over so long; all at once without it',
  })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  readonly over?: string;

  @ApiProperty({ ...WHOLE, required: false, default: 1, minimum: 0 })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  readonly seed?: number;

  @ApiProperty({ required: false, example: '2026-11-23T10:00', description: "ISO 8601, in the workspace's zone where it says none; a Monday morning without it" }) // prettier-ignore
  @IsOptional()
  @IsString()
  @Matches(/^\d{4}-\d{2}-\d{2}/, { message: 'start must be a date such as 2026-11-23T10:00' })
  @MaxLength(40)
  readonly start?: string;
}
