import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Meters } from '../health/meters';
import { LOGGER, METERS } from '../providers';
import { type JobError, JobThread } from './job-thread';

const IDLE_MS = 5 * 60_000;

/**
 * What would keep the API from answering others goes on beside it: what somebody waits for while typing in one thread,
 * what they have asked for and can wait a few seconds for in another.
 */
@Injectable()
export class DraftThreads implements OnModuleDestroy {
  readonly prompt: JobThread;
  readonly patient: JobThread;

  constructor(@Inject(METERS) meters: Pick<Meters, 'draftFailed'>, @Inject(LOGGER) log: Logger) {
    const onFailed = (failure: JobError, job: string): void => {
      meters.draftFailed(failure.code);
      log.error({ err: failure, code: failure.code, job }, 'a draft was not checked, drawn or tried');
    };
    this.prompt = new JobThread({ longestMs: 20_000, mostWaiting: 20, idleMs: IDLE_MS, onFailed });
    this.patient = new JobThread({ longestMs: 60_000, mostWaiting: 5, idleMs: IDLE_MS, onFailed });
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all([this.prompt.close(), this.patient.close()]);
  }
}
