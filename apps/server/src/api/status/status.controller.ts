import { Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty } from '@nestjs/swagger';
import { sendingState } from '@nurture/mail';
import { type Database, now } from '@nurture/store';
import { version } from '../../../../../package.json';
import { type Counted, IN_DOUBT, MAILS, PENDING, QUEUES, SET_ASIDE, TASKS_SET_ASIDE } from '../../health/figures';
import { DATABASE } from '../../providers';
import { ApiController } from '../api-controller';
import { Needs } from '../auth/route-access';
import { TIME, WHOLE } from '../openapi/fields';
import { SendingDto } from '../sending/sending.controller';

export class QueueDto {
  @ApiProperty({ description: 'What waits', example: 'send-mail' })
  readonly queue!: string;

  @ApiProperty({ ...WHOLE, description: 'How many are due and not begun' })
  readonly due!: number;

  @ApiProperty({ description: 'How long the oldest of them waits, in seconds' })
  readonly oldestSeconds!: number;
}

export class MailCountDto {
  @ApiProperty({ example: 'sent' })
  readonly status!: string;

  @ApiProperty(WHOLE)
  readonly mails!: number;
}

export class VersionsDto {
  @ApiProperty({ description: 'Of the product', example: '0.1.0' })
  readonly nurture!: string;

  @ApiProperty({ example: '18.4' })
  readonly postgres!: string;

  @ApiProperty({ example: '20.19.0' })
  readonly node!: string;
}

export class StatusDto {
  @ApiProperty({ ...TIME, description: 'What time it is for the product' })
  readonly now!: string;

  @ApiProperty({ type: SendingDto })
  readonly sending!: SendingDto;

  @ApiProperty({ type: [QueueDto], description: 'Only those in which something is due' })
  readonly queues!: readonly QueueDto[];

  @ApiProperty({ type: QueueDto, description: 'Events not yet absorbed' })
  readonly events!: QueueDto;

  @ApiProperty({ type: [MailCountDto], description: 'Mails of the last 24 hours' })
  readonly mailsLastDay!: readonly MailCountDto[];

  @ApiProperty({ ...WHOLE, description: 'Mails of which nobody knows whether they arrived, of all time' })
  readonly mailsInDoubt!: number;

  @ApiProperty({ ...WHOLE, description: 'Enrolments that a fault has stopped' })
  readonly enrolmentsSetAside!: number;

  @ApiProperty({ ...WHOLE, description: 'Tasks that failed too often to be tried on' })
  readonly tasksSetAside!: number;

  @ApiProperty({ type: VersionsDto })
  readonly versions!: VersionsDto;
}

const queueOf = (row: Counted | undefined, queue: string): QueueDto => ({
  queue,
  due: row?.n ?? 0,
  oldestSeconds: Math.max(0, row?.ageSeconds ?? 0),
});

@ApiController('status')
export class StatusController {
  constructor(@Inject(DATABASE) private readonly db: Database) {}

  @Get()
  @Needs('read', 'impersonal')
  @ApiOperation({ summary: 'How things go: what waits and for how long, and what needs somebody to look' })
  @ApiOkResponse({ type: StatusDto })
  async status(): Promise<StatusDto> {
    const counted = (sql: string): Promise<Counted[]> => this.db.query<Counted>(sql);
    const [sending, queues, [pending], mails, [inDoubt], [setAside], [tasksAside], [postgres]] = await Promise.all([
      sendingState(this.db),
      counted(QUEUES),
      counted(PENDING),
      counted(MAILS),
      counted(IN_DOUBT),
      counted(SET_ASIDE),
      counted(TASKS_SET_ASIDE),
      this.db.query<{ version: string }>(`SELECT split_part(current_setting('server_version'), ' ', 1) AS version`),
    ]);
    return {
      now: new Date(await now(this.db)).toISOString(),
      sending,
      queues: queues.map((row) => queueOf(row, row.name)),
      events: queueOf(pending, 'event'),
      mailsLastDay: mails.map(({ name, n }) => ({ status: name, mails: n })),
      mailsInDoubt: inDoubt?.n ?? 0,
      enrolmentsSetAside: setAside?.n ?? 0,
      tasksSetAside: tasksAside?.n ?? 0,
      versions: { nurture: version, postgres: postgres?.version ?? '', node: process.versions.node },
    };
  }
}
