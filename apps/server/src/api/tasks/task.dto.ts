import { ApiProperty } from '@nestjs/swagger';
import type { tasks } from '@nurture/store';
import { MAYBE_TEXT, NEXT, TIME, WHOLE } from '../openapi/fields';

export class SetAsideTaskDto implements Omit<tasks.SetAsideTask, 'queue'> {
  @ApiProperty()
  readonly id!: string;

  @ApiProperty({ description: 'What was to be done', example: 'create-handoff' })
  readonly queue!: string;

  @ApiProperty({ ...MAYBE_TEXT, description: 'Address of the contact that it is about' })
  readonly contact!: string | null;

  @ApiProperty({ ...MAYBE_TEXT, description: 'Id of the flow that wanted it' })
  readonly flow!: string | null;

  @ApiProperty({ description: 'What went wrong the last time' })
  readonly reason!: string;

  @ApiProperty({ ...WHOLE, description: 'How often it was tried' })
  readonly attempts!: number;

  @ApiProperty(TIME)
  readonly since!: string;

  @ApiProperty({ ...TIME, description: 'When it is tried by itself' })
  readonly nextAt!: string;
}

export class TaskIdDto {
  @ApiProperty({ description: 'Of the task' })
  readonly id!: string;
}

export class SetAsideTaskPageDto {
  @ApiProperty({ type: [SetAsideTaskDto] })
  readonly items!: readonly SetAsideTaskDto[];

  @ApiProperty(NEXT)
  readonly next!: string | null;
}
