import { ApiProperty } from '@nestjs/swagger';
import type { FrequentPath, PathStep } from '@nurture/core/figures';
import { MAYBE_NUMBER, WHOLE } from '../openapi/fields';
import { AskedDto } from './figure.dto';

export class PathStepDto implements PathStep {
  @ApiProperty({ example: 'page /pricing' })
  readonly step!: string;

  @ApiProperty({ ...WHOLE, description: 'How many came so far by this very path, customers or not' })
  readonly people!: number;

  @ApiProperty({ description: 'Share of those at the step before who did not come here next' })
  readonly dropOff!: number;

  @ApiProperty({ ...MAYBE_NUMBER, description: 'The 95 % interval of that share begins here' })
  readonly low!: number | null;

  @ApiProperty({ ...MAYBE_NUMBER, description: 'And ends here' })
  readonly high!: number | null;

  @ApiProperty({ ...MAYBE_NUMBER, description: 'That share in the period before' })
  readonly before!: number | null;
}

export class PathDto implements FrequentPath {
  @ApiProperty({ type: [String] })
  readonly path!: readonly string[];

  @ApiProperty({ ...WHOLE, description: 'How many walked it and bought' })
  readonly customers!: number;

  @ApiProperty({ ...WHOLE, description: 'And in the period before' })
  readonly customersBefore!: number;

  @ApiProperty({ type: [PathStepDto] })
  readonly steps!: readonly PathStepDto[];
}

export class LeadsAndCustomersDto {
  @ApiProperty(WHOLE)
  readonly people!: number;

  @ApiProperty(WHOLE)
  readonly customers!: number;
}

export class PathsDto extends AskedDto {
  @ApiProperty({ ...WHOLE, description: 'Leads of the period' })
  readonly people!: number;

  @ApiProperty({ ...WHOLE, description: 'Of them, customers by now' })
  readonly customers!: number;

  @ApiProperty({ type: LeadsAndCustomersDto, description: 'The same of the period before' })
  readonly earlier!: LeadsAndCustomersDto;

  @ApiProperty({ type: [PathDto], description: 'The most frequent first' })
  readonly paths!: readonly PathDto[];
}
