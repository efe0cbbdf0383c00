import { ApiProperty } from '@nestjs/swagger';
import type { MailTemplate } from '@nurture/workspace';
import { IsEmail, IsOptional, IsString, Matches } from 'class-validator';
import { MAYBE_TEXT, WHOLE } from '../openapi/fields';

const USES = ['marketing', 'service', 'internal'] as const;
const LOCALE = /^[a-z]{2}(-[A-Z]{2})?$/;

export class MailTemplateDto implements MailTemplate {
  @ApiProperty({ example: 'whitepaper-reminder' })
  readonly name!: string;

  @ApiProperty({ enum: USES, description: 'What it is sent as' })
  readonly use!: (typeof USES)[number];

  @ApiProperty({ type: [String], description: "The languages that it is in, the workspace's own first" })
  readonly locales!: readonly string[];

  @ApiProperty({ ...MAYBE_TEXT, description: 'As it is written, in the first of its languages' })
  readonly subject!: string | null;

  @ApiProperty({ type: [String], description: 'Flows that send it themselves' })
  readonly flows!: readonly string[];
}

export class MailTemplateListDto {
  @ApiProperty({ type: [MailTemplateDto] })
  readonly items!: readonly MailTemplateDto[];
}

export class TemplateLinkDto {
  @ApiProperty(WHOLE)
  readonly index!: number;

  @ApiProperty()
  readonly name!: string;

  @ApiProperty({ description: 'As its author wrote it' })
  readonly href!: string;

  @ApiProperty({ ...MAYBE_TEXT, description: 'As it stands in `html`; null where it is not tracked' })
  readonly tracked!: string | null;
}

export class TemplateFindingDto {
  @ApiProperty()
  readonly rule!: string;

  @ApiProperty({ enum: ['error', 'warning'] })
  readonly level!: 'error' | 'warning';

  @ApiProperty()
  readonly message!: string;

  @ApiProperty(WHOLE)
  readonly line!: number;

  @ApiProperty(WHOLE)
  readonly column!: number;

  @ApiProperty(MAYBE_TEXT)
  readonly suggestion!: string | null;
}

/** A mail as it would be sent, filled with its sample. */
export class MailPreviewDto {
  @ApiProperty()
  readonly name!: string;

  @ApiProperty({ type: [String] })
  readonly locales!: readonly string[];

  @ApiProperty()
  readonly subject!: string;

  @ApiProperty()
  readonly html!: string;

  @ApiProperty()
  readonly text!: string;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  readonly headers!: Readonly<Record<string, string>>;

  @ApiProperty({ ...WHOLE, description: 'Of the whole message' })
  readonly bytes!: number;

  @ApiProperty({ type: [TemplateLinkDto] })
  readonly links!: readonly TemplateLinkDto[];

  @ApiProperty({ type: [TemplateFindingDto] })
  readonly findings!: readonly TemplateFindingDto[];
}

export class SendTestDto {
  @ApiProperty({ format: 'email', description: 'Who gets it' })
  @IsString()
  @IsEmail()
  readonly to!: string;

  @ApiProperty({ required: false, example: 'nl', description: "The workspace's own language without it" })
  @IsOptional()
  @IsString()
  @Matches(LOCALE, { message: 'locale must be a language such as nl' })
  readonly locale?: string;
}

export class TestSentDto {
  @ApiProperty()
  readonly to!: string;

  @ApiProperty()
  readonly subject!: string;

  @ApiProperty({ description: 'False: it lies in the development mailbox' })
  readonly left!: boolean;
}
