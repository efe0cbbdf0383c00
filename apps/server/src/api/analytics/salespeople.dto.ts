import { ApiProperty } from '@nestjs/swagger';
import type { SalespersonFigures } from '@nurture/analytics';
import { FigureDto, FIGURE, AskedDto } from './figure.dto';

export class ChannelWonDto {
  @ApiProperty()
  readonly channel!: string;

  @ApiProperty(FIGURE)
  readonly won!: FigureDto;
}

export class SalespersonFiguresDto implements SalespersonFigures {
  @ApiProperty({ description: 'Empty: nobody has them yet' })
  readonly salesperson!: string;

  @ApiProperty(FIGURE)
  readonly handoffs!: FigureDto;

  @ApiProperty(FIGURE)
  readonly won!: FigureDto;

  @ApiProperty(FIGURE)
  readonly revenue!: FigureDto;

  @ApiProperty(FIGURE)
  readonly hoursToAnswer!: FigureDto;

  @ApiProperty({ type: [ChannelWonDto] })
  readonly channels!: readonly ChannelWonDto[];
}

export class SalespeopleDto extends AskedDto {
  @ApiProperty({ type: [SalespersonFiguresDto] })
  readonly rows!: readonly SalespersonFiguresDto[];
}
