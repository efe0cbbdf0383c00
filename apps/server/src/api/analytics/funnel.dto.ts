import { ApiProperty } from '@nestjs/swagger';
import type { CloseTimeDrift, CloseTimes, FunnelStage } from '@nurture/analytics';
import { WHOLE } from '../openapi/fields';
import { DAY, FigureDto, FIGURE, MAYBE_FIGURE, AskedDto } from './figure.dto';

export class FunnelStageDto implements FunnelStage {
  @ApiProperty({ enum: ['lead', 'mql', 'sql', 'customer'] })
  readonly stage!: FunnelStage['stage'];

  @ApiProperty(FIGURE)
  readonly entered!: FigureDto;

  @ApiProperty(MAYBE_FIGURE)
  readonly conversion!: FigureDto | null;

  @ApiProperty(MAYBE_FIGURE)
  readonly daysToNext!: FigureDto | null;

  @ApiProperty(MAYBE_FIGURE)
  readonly dropOff!: FigureDto | null;
}

export class CloseTimeDriftDto implements CloseTimeDrift {
  @ApiProperty({ enum: ['slower', 'faster'] })
  readonly direction!: 'slower' | 'faster';

  @ApiProperty({ ...DAY, description: 'The first customer of the new kind closed on it' })
  readonly since!: string;

  @ApiProperty({ ...DAY, description: 'From when on it was sure enough' })
  readonly noticedAt!: string;

  @ApiProperty({ description: 'Median days before' })
  readonly medianBefore!: number;

  @ApiProperty({ description: 'Median days from then until it was noticed' })
  readonly medianAfter!: number;
}

export class CloseTimesDto implements CloseTimes {
  @ApiProperty({ enum: ['too-few', 'steady', 'drifting'], description: '`drifting`: noticed in the last 90 days' })
  readonly verdict!: CloseTimes['verdict'];

  @ApiProperty({ ...WHOLE, description: 'Customers looked at, up to the end of the period' })
  readonly n!: number;

  @ApiProperty({ type: [CloseTimeDriftDto] })
  readonly drifts!: readonly CloseTimeDriftDto[];
}

export class FunnelDto extends AskedDto {
  @ApiProperty(FIGURE)
  readonly visitors!: FigureDto;

  @ApiProperty(FIGURE)
  readonly visitorsPerLead!: FigureDto;

  @ApiProperty({ type: [FunnelStageDto] })
  readonly stages!: readonly FunnelStageDto[];

  @ApiProperty(FIGURE)
  readonly closeDays!: FigureDto;

  @ApiProperty({ type: CloseTimesDto, description: 'Whether the close time changed for good' })
  readonly closeTimes!: CloseTimesDto;
}
