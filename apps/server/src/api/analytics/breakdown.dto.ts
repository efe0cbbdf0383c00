import { ApiProperty } from '@nestjs/swagger';
import type { BreakdownRow } from '@nurture/analytics';
import { FigureDto, FIGURE, MAYBE_FIGURE, AskedDto } from './figure.dto';

export class BreakdownRowDto implements BreakdownRow {
  @ApiProperty({ description: 'Empty: nothing is known', example: 'paid-search' })
  readonly key!: string;

  @ApiProperty({ ...MAYBE_FIGURE, description: 'Null by content and by flow, which nobody has before they are known' })
  readonly visitors!: FigureDto | null;

  @ApiProperty(MAYBE_FIGURE)
  readonly visitorsPerLead!: FigureDto | null;

  @ApiProperty(FIGURE)
  readonly leads!: FigureDto;

  @ApiProperty(FIGURE)
  readonly mqls!: FigureDto;

  @ApiProperty(FIGURE)
  readonly sqls!: FigureDto;

  @ApiProperty(FIGURE)
  readonly customers!: FigureDto;

  @ApiProperty(FIGURE)
  readonly leadToCustomer!: FigureDto;

  @ApiProperty(FIGURE)
  readonly leadsPerCustomer!: FigureDto;

  @ApiProperty(FIGURE)
  readonly revenue!: FigureDto;

  @ApiProperty(FIGURE)
  readonly leadValue!: FigureDto;

  @ApiProperty(FIGURE)
  readonly closeDays!: FigureDto;

  @ApiProperty(MAYBE_FIGURE)
  readonly spend!: FigureDto | null;

  @ApiProperty(MAYBE_FIGURE)
  readonly costPerLead!: FigureDto | null;

  @ApiProperty(MAYBE_FIGURE)
  readonly costPerCustomer!: FigureDto | null;

  @ApiProperty(MAYBE_FIGURE)
  readonly roi!: FigureDto | null;
}

export class BreakdownDto extends AskedDto {
  @ApiProperty({ description: 'What the rows are told apart by' })
  readonly by!: string;

  @ApiProperty({ type: [BreakdownRowDto], description: 'The most leads first' })
  readonly rows!: readonly BreakdownRowDto[];
}
