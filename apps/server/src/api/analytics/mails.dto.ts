import { ApiProperty } from '@nestjs/swagger';
import type { ContentFigures, MailFigures } from '@nurture/analytics';
import { FigureDto, FIGURE, MAYBE_FIGURE, AskedDto } from './figure.dto';

export class MailFiguresDto implements MailFigures {
  @ApiProperty({ description: 'Empty: outside of flows' })
  readonly flow!: string;

  @ApiProperty()
  readonly mail!: string;

  @ApiProperty(FIGURE)
  readonly sent!: FigureDto;

  @ApiProperty(FIGURE)
  readonly delivered!: FigureDto;

  @ApiProperty(FIGURE)
  readonly opened!: FigureDto;

  @ApiProperty(FIGURE)
  readonly clicked!: FigureDto;

  @ApiProperty(FIGURE)
  readonly unsubscribed!: FigureDto;

  @ApiProperty(FIGURE)
  readonly complained!: FigureDto;
}

export class MailsFiguresDto extends AskedDto {
  @ApiProperty({ type: [MailFiguresDto] })
  readonly rows!: readonly MailFiguresDto[];
}

export class ContentRowDto implements ContentFigures {
  @ApiProperty({ enum: ['cta', 'content'] })
  readonly kind!: ContentFigures['kind'];

  @ApiProperty()
  readonly name!: string;

  @ApiProperty(FIGURE)
  readonly people!: FigureDto;

  @ApiProperty(MAYBE_FIGURE)
  readonly clicked!: FigureDto | null;

  @ApiProperty(MAYBE_FIGURE)
  readonly rating!: FigureDto | null;
}

export class ContentDto extends AskedDto {
  @ApiProperty({ type: [ContentRowDto] })
  readonly rows!: readonly ContentRowDto[];
}
