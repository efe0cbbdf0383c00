import { ApiProperty } from '@nestjs/swagger';
import { MAYBE_NUMBER, MAYBE_TEXT } from '../openapi/fields';

const TEXT_BY_LANGUAGE = {
  type: 'object',
  additionalProperties: { type: 'string' },
  example: { en: 'Whitepapers', nl: 'Whitepapers' },
} as const;
const FIELD_TYPES = {
  type: 'object',
  additionalProperties: { type: 'string' },
  description: 'Field → what it holds, the built-in ones as well',
  example: { firstName: 'text', employees: 'number' },
} as const;
type Texts = Readonly<Record<string, string>>;

export class SenderDto {
  @ApiProperty({ example: 'marketing' })
  readonly id!: string;

  @ApiProperty()
  readonly name!: string;

  @ApiProperty()
  readonly email!: string;
}

export class TopicDto {
  @ApiProperty({ example: 'whitepapers' })
  readonly id!: string;

  @ApiProperty({ ...TEXT_BY_LANGUAGE, description: 'Its name by language' })
  readonly name!: Texts;

  @ApiProperty({ description: 'Id of the sender of its mails' })
  readonly sender!: string;

  @ApiProperty({ description: 'Whether people may choose it in the preference centre' })
  readonly public!: boolean;
}

export class SalespersonNameDto {
  @ApiProperty()
  readonly id!: string;

  @ApiProperty()
  readonly name!: string;

  @ApiProperty({ description: 'Id of the team' })
  readonly team!: string;
}

/** Something that sales chooses: its id and what it is called. */
export class AnswerReasonDto {
  @ApiProperty()
  readonly id!: string;

  @ApiProperty({ ...TEXT_BY_LANGUAGE, description: 'By language' })
  readonly label!: Texts;
}

export class AnswerReasonsDto {
  @ApiProperty({ type: [AnswerReasonDto] })
  readonly recycle!: readonly AnswerReasonDto[];

  @ApiProperty({ type: [AnswerReasonDto] })
  readonly reject!: readonly AnswerReasonDto[];

  @ApiProperty({ type: [AnswerReasonDto] })
  readonly lost!: readonly AnswerReasonDto[];
}

export class ServiceLevelsDto {
  @ApiProperty({ description: 'Hours at work within which a lead is accepted' })
  readonly acceptHours!: number;

  @ApiProperty({ description: 'Hours at work within which it is contacted' })
  readonly contactHours!: number;

  @ApiProperty({ ...MAYBE_NUMBER, description: 'Hours at work after which it goes to a colleague' })
  readonly reassignAfterHours!: number | null;

  @ApiProperty({ description: 'Days after which a recycled lead comes back where no date was given' })
  readonly recycleAfterDays!: number;
}

export class FieldsDto {
  @ApiProperty(FIELD_TYPES)
  readonly contact!: Texts;

  @ApiProperty(FIELD_TYPES)
  readonly account!: Texts;
}

/** What pages and programs choose from; secrets and people's addresses but senders' stand not here. */
export class WorkspaceDto {
  @ApiProperty()
  readonly company!: string;

  @ApiProperty({ ...MAYBE_TEXT, description: 'The company’s website' })
  readonly website!: string | null;

  @ApiProperty({ example: 'Europe/Amsterdam' })
  readonly timezone!: string;

  @ApiProperty({ example: 'en' })
  readonly locale!: string;

  @ApiProperty({ type: [String] })
  readonly locales!: readonly string[];

  @ApiProperty({ type: [SenderDto] })
  readonly senders!: readonly SenderDto[];

  @ApiProperty({ type: [TopicDto] })
  readonly topics!: readonly TopicDto[];

  @ApiProperty({ type: FieldsDto })
  readonly fields!: FieldsDto;

  @ApiProperty({ type: [String], description: 'Types of events of the workspace’s own' })
  readonly events!: readonly string[];

  @ApiProperty({ type: [SalespersonNameDto] })
  readonly salespeople!: readonly SalespersonNameDto[];

  @ApiProperty({ type: AnswerReasonsDto, description: 'What sales may say why' })
  readonly reasons!: AnswerReasonsDto;

  @ApiProperty({ type: [AnswerReasonDto], description: 'Roles of a buying group, as handoff.json declares them' })
  readonly buyingGroup!: readonly AnswerReasonDto[];

  @ApiProperty({ type: ServiceLevelsDto })
  readonly agreement!: ServiceLevelsDto;
}
