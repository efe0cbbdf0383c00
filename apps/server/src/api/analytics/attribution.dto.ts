import { ApiProperty } from '@nestjs/swagger';
import type { AttributionView } from '@nurture/analytics';
import { WHOLE } from '../openapi/fields';
import { AskedDto } from './figure.dto';

export class SharesDto {
  @ApiProperty({ ...WHOLE, description: 'Deals in which it had a part' })
  readonly deals!: number;

  @ApiProperty({ description: 'All to the first touch' })
  readonly first!: number;

  @ApiProperty({ description: 'All to the last touch before the deal' })
  readonly last!: number;

  @ApiProperty({ description: 'The same to each' })
  readonly linear!: number;

  @ApiProperty({ description: '40 % to the first, 40 % to the last, the rest between' })
  readonly position!: number;

  @ApiProperty({ description: 'Half as much for each 7 days further from the deal' })
  readonly decay!: number;
}

export class CreditDto extends SharesDto {
  @ApiProperty({ example: 'paid-search' })
  readonly key!: string;

  @ApiProperty({ type: SharesDto, description: 'The same of the period before' })
  readonly before!: SharesDto;
}

export class AttributedDto {
  @ApiProperty()
  readonly revenue!: number;

  @ApiProperty(WHOLE)
  readonly deals!: number;
}

export class AttributionDto extends AskedDto implements AttributionView {
  @ApiProperty({ description: 'The sum of each column' })
  readonly revenue!: number;

  @ApiProperty(WHOLE)
  readonly deals!: number;

  @ApiProperty({ type: AttributedDto, description: 'The same of the period before' })
  readonly earlier!: AttributedDto;

  @ApiProperty({ type: [CreditDto], description: 'What got a share in either period' })
  readonly rows!: readonly CreditDto[];
}
