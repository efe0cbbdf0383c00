import { Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty } from '@nestjs/swagger';
import { type AlarmView, type SendingState, sendingState, turnSending } from '@nurture/mail';
import type { Database } from '@nurture/store';
import { DATABASE } from '../../providers';
import { ApiController, Write } from '../api-controller';
import { Needs } from '../auth/route-access';
import { MAYBE_TIME, TIME, WHOLE } from '../openapi/fields';

export class AlarmDto implements AlarmView {
  @ApiProperty({ description: '`transport`: all marketing mail waits; else the receiving domain', example: 'gmx.de' })
  readonly scope!: string;

  @ApiProperty({ example: 'sender on a blocklist' })
  readonly reason!: string;

  @ApiProperty({ ...WHOLE, description: 'Mails refused in the day before' })
  readonly returns!: number;

  @ApiProperty(TIME)
  readonly since!: string;

  @ApiProperty({ ...TIME, description: 'When it goes on by itself' })
  readonly until!: string;
}

export class SendingDto implements SendingState {
  @ApiProperty({ description: 'False: no mail leaves, of any flow, whoever it is for' })
  readonly on!: boolean;

  @ApiProperty({ ...MAYBE_TIME, description: 'When it was last turned' })
  readonly changedAt!: string | null;

  @ApiProperty({ type: [AlarmDto], description: 'Receivers that refuse us; resuming ends these as well' })
  readonly alarms!: readonly AlarmDto[];
}

/** The one switch that stops all sending. */
@ApiController('sending')
export class SendingController {
  constructor(@Inject(DATABASE) private readonly db: Database) {}

  @Get()
  @Needs('read', 'impersonal')
  @ApiOperation({ summary: 'Whether mails may leave' })
  @ApiOkResponse({ type: SendingDto })
  state(): Promise<SendingDto> {
    return sendingState(this.db);
  }

  @Write('stop', {
    scope: 'admin',
    holds: 'impersonal',
    summary: 'Stop all sending: what is due waits, nothing is lost',
  })
  @ApiOkResponse({ type: SendingDto })
  stop(): Promise<SendingDto> {
    return turnSending(this.db, false);
  }

  @Write('resume', {
    scope: 'admin',
    holds: 'impersonal',
    summary: 'Let mails leave again: what waited goes through the governor, not in a burst',
  })
  @ApiOkResponse({ type: SendingDto })
  resume(): Promise<SendingDto> {
    return turnSending(this.db, true);
  }
}
