import { ApiProperty } from '@nestjs/swagger';
import type { Figure, Period } from '@nurture/core/figures';
import { DEFINED, MAYBE_NUMBER, TIME, WHOLE } from '../openapi/fields';

export const DAY = { type: String, format: 'date' } as const;

export const AS_OF = {
  ...TIME,
  nullable: true,
  description: 'The figures are those of this moment, some seconds ago; null while they are made for the first time',
} as const;

export class PeriodDto implements Period {
  @ApiProperty(DAY)
  readonly from!: string;

  @ApiProperty({ ...DAY, description: 'The last day, included' })
  readonly until!: string;
}

export class FigureDto implements Figure {
  @ApiProperty({ ...MAYBE_NUMBER, description: 'Null where there is nothing to say' })
  readonly value!: number | null;

  @ApiProperty({ ...WHOLE, description: 'How many people (mails, deals …) stand under it' })
  readonly n!: number;

  @ApiProperty({ ...MAYBE_NUMBER, description: 'The 95 % interval begins here' })
  readonly low!: number | null;

  @ApiProperty({ ...MAYBE_NUMBER, description: 'And ends here' })
  readonly high!: number | null;

  @ApiProperty({ ...MAYBE_NUMBER, description: 'The same in the period before' })
  readonly before!: number | null;
}

export const FIGURE = { type: FigureDto };

export const MAYBE_FIGURE = { type: FigureDto, nullable: true } as const;

/** What every answer carries beside its figures. */
export class AskedDto {
  @ApiProperty({ type: PeriodDto })
  readonly period!: PeriodDto;

  @ApiProperty({ type: PeriodDto, description: 'What `before` is of' })
  readonly before!: PeriodDto;

  @ApiProperty({ description: 'The zone of its days', example: 'Europe/Amsterdam' })
  readonly timezone!: string;

  @ApiProperty(AS_OF)
  readonly asOf!: string | null;

  @ApiProperty(DEFINED)
  readonly definitions!: Readonly<Record<string, string>>;
}
