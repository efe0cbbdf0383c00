import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { JobThread } from './job-thread';

const IDLE_MS = 5 * 60_000;

/**
 * What would keep the API from answering others goes on beside it: what somebody waits for while typing in one thread,
 * what they have asked for and can wait a few seconds for in another.
 */
@Injectable()
export class DraftThreads implements OnModuleDestroy {
  readonly prompt = new JobThread({ longestMs: 20_000, mostWaiting: 20, idleMs: IDLE_MS });
  readonly patient = new JobThread({ longestMs: 60_000, mostWaiting: 5, idleMs: IDLE_MS });

  async onModuleDestroy(): Promise<void> {
    await Promise.all([this.prompt.close(), this.patient.close()]);
  }
}
