import { Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty } from '@nestjs/swagger';
import { type SendingState, sendingState, turnSending } from '@nurture/mail';
import type { Database } from '@nurture/store';
import { DATABASE } from '../../providers';
import { ApiController, Write } from '../api-controller';
import { Needs } from '../auth/auth.guard';
import { MAYBE_TIME } from '../openapi/fields';

export class SendingDto implements SendingState {
  @ApiProperty({ description: 'False: no mail leaves, of any flow, whoever it is for' })
  readonly on!: boolean;

  @ApiProperty({ ...MAYBE_TIME, description: 'When it was last turned' })
  readonly changedAt!: string | null;
}

/** The one switch that stops all sending. */
@ApiController('sending')
export class SendingController {
  constructor(@Inject(DATABASE) private readonly db: Database) {}

  @Get()
  @Needs('read')
  @ApiOperation({ summary: 'Whether mails may leave' })
  @ApiOkResponse({ type: SendingDto })
  state(): Promise<SendingDto> {
    return sendingState(this.db);
  }

  @Write('stop', { scope: 'admin', summary: 'Stop all sending: what is due waits, nothing is lost' })
  @ApiOkResponse({ type: SendingDto })
  stop(): Promise<SendingDto> {
    return turnSending(this.db, false);
  }

  @Write('resume', {
    scope: 'admin',
    summary: 'Let mails leave again: what waited goes through the governor, not in a burst',
  })
  @ApiOkResponse({ type: SendingDto })
  resume(): Promise<SendingDto> {
    return turnSending(this.db, true);
  }
}
