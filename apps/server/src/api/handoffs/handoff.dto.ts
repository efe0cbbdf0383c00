import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ANSWERS, type Answer } from '@nurture/core/handoff';
import { IsIn, IsISO8601, IsNumber, IsOptional, IsString, Length, MaxLength, Min } from 'class-validator';

export class OutcomeDto {
  @ApiProperty({ enum: ANSWERS, description: 'What sales says of the lead' })
  @IsIn(ANSWERS)
  answer!: Answer;

  @ApiPropertyOptional({ description: 'Id of a reason in handoff.json; needed for recycle, reject and lost' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  reason?: string;

  @ApiPropertyOptional({ description: 'In own words' })
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  note?: string;

  @ApiPropertyOptional({ description: 'recycle: the day until which the lead rests', example: '2027-03-01' })
  @IsOptional()
  @IsISO8601({ strict: true })
  @Length(10, 10, { message: 'must be a day such as `2027-03-01`' })
  until?: string;

  @ApiPropertyOptional({ description: 'recycle: the flow to go on in' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  flow?: string;

  @ApiPropertyOptional({ description: 'won: what it brought', example: 50000 })
  @IsOptional()
  @IsNumber({ maxDecimalPlaces: 2 })
  @Min(0)
  amount?: number;

  @ApiPropertyOptional({ description: 'Who answers, by the id in workspace.json; the key’s name, if not given' })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  person?: string;
}

export class OutcomeTakenDto {
  @ApiProperty({ description: 'Where the handoff stands now', example: 'recycled' })
  status!: string;

  @ApiProperty({ description: 'True when the same answer was on record already' })
  repeated!: boolean;
}
