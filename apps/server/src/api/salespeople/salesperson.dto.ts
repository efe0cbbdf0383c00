import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsISO8601, IsOptional, Length } from 'class-validator';
import { MAYBE_NUMBER, MAYBE_TEXT } from '../openapi/fields';

const DAY = { example: '2027-07-01', description: 'A day, `YYYY-MM-DD`' } as const;

export class NewAbsenceDto {
  @ApiProperty({ ...DAY, description: 'The first day away' })
  @IsISO8601({ strict: true })
  @Length(10, 10)
  readonly from!: string;

  @ApiPropertyOptional({ ...DAY, description: 'The last day away; the first one, if left out' })
  @IsOptional()
  @IsISO8601({ strict: true })
  @Length(10, 10)
  readonly until?: string;
}

export class AbsenceDto {
  @ApiProperty({ ...MAYBE_TEXT, description: 'To take it back by; null for what stands in workspace.json' })
  readonly id!: string | null;

  @ApiProperty(DAY)
  readonly from!: string;

  @ApiProperty(DAY)
  readonly until!: string;
}

export class SalespersonDeskDto {
  @ApiProperty({ example: 'leila' })
  readonly id!: string;

  @ApiProperty()
  readonly name!: string;

  @ApiProperty({ type: [String] })
  readonly teams!: readonly string[];

  @ApiProperty({ ...MAYBE_NUMBER, description: 'Open leads at once; null: as many as come' })
  readonly capacity!: number | null;

  @ApiProperty({ type: [AbsenceDto], description: 'Days away: no new leads, and no clock of the agreement runs' })
  readonly absences!: readonly AbsenceDto[];
}

export class SalesDesksDto {
  @ApiProperty({ type: [SalespersonDeskDto] })
  readonly items!: readonly SalespersonDeskDto[];
}
