import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PROBLEMS, type ProblemCode } from './problem';

export class FieldProblemDto {
  @ApiProperty({ description: 'Path of the field, such as `[3].email`' })
  field!: string;

  @ApiProperty({ description: 'Stable name of what is wrong' })
  code!: string;

  @ApiProperty({ description: 'In words, for people' })
  message!: string;

  @ApiPropertyOptional({ description: 'What to write instead, where that can be said' })
  suggestion?: string;
}

/** RFC 9457, with a stable `code`. */
export class ProblemDto {
  @ApiProperty({ example: 'urn:nurture:problem:invalid-input' })
  type!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty({ type: 'integer', example: 422 })
  status!: number;

  @ApiProperty({ enum: Object.keys(PROBLEMS), enumName: 'ProblemCode' })
  code!: ProblemCode;

  @ApiPropertyOptional()
  detail?: string;

  @ApiPropertyOptional({ type: () => [FieldProblemDto], description: 'One entry per wrong field' })
  errors?: readonly FieldProblemDto[];
}
