import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { JOBS } from './jobs';

type Jobs = typeof JOBS;
type Asked<Name extends keyof Jobs> = Parameters<Jobs[Name]>[0];
type Answer<Name extends keyof Jobs> = Awaited<ReturnType<Jobs[Name]>>;

/** Why a job was not done. */
export class JobError extends Error {
  constructor(
    readonly code: 'drafts.too-many-waiting' | 'drafts.took-too-long' | 'drafts.thread-ended',
    message: string,
  ) {
    super(message);
  }
}

export interface JobThreadOptions {
  /** A job that takes longer is given up, and the thread with it. */
  readonly longestMs: number;
  /** How many may wait for their turn. */
  readonly mostWaiting: number;
  /** Without a job for so long the thread ends, and what it holds in memory. */
  readonly idleMs: number;
  /** Told of each job that was not done. */
  readonly onFailed?: (failure: JobError, job: string) => void;
  /** The thread's program, if another than the product's. */
  readonly program?: string;
}

/** Of a thread's heap; a flow of 200 states and its workspace take a quarter of it. */
const HEAP_MB = 512;
/** From the sources, TypeScript has to be taught first. */
const IS_SOURCE = __filename.endsWith('.ts');
const TEACH_TYPESCRIPT = ['--require', join(__dirname, '../../../../test/support/run-typescript.cjs')];

/** A thread that does one job after the other. It starts with the first, and ends when none came for a while. */
export class JobThread {
  private worker: Worker | null = null;
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;
  private idle: NodeJS.Timeout | null = null;

  constructor(private readonly options: JobThreadOptions) {}

  /**
   * @param longestMs less, where nobody waits for the answer that long
   * @throws JobError when it can't be done now; and whatever the job throws
   */
  async run<Name extends keyof Jobs>(
    job: Name,
    asked: Asked<Name>,
    longestMs = this.options.longestMs,
  ): Promise<Answer<Name>> {
    if (this.waiting > this.options.mostWaiting) {
      throw this.told(new JobError('drafts.too-many-waiting', 'too many wait for their turn already'), job);
    }
    this.waiting++;
    const turn = this.last.then(() => this.perform(job, asked, longestMs));
    this.last = turn.catch(() => undefined).finally(() => this.waiting--);
    return turn as Promise<Answer<Name>>;
  }

  async close(): Promise<void> {
    if (this.idle) clearTimeout(this.idle);
    const { worker } = this;
    this.worker = null;
    await worker?.terminate();
  }

  private async perform(job: string, asked: unknown, longestMs: number): Promise<unknown> {
    if (this.idle) clearTimeout(this.idle);
    const worker = (this.worker ??= this.begun());
    try {
      return await answerOf(worker, { job, asked }, longestMs);
    } catch (error) {
      if (!(error instanceof JobError)) throw error;
      await this.close();
      throw this.told(error, job);
    } finally {
      this.idle = setTimeout(() => void this.close(), this.options.idleMs).unref();
    }
  }

  private told(failure: JobError, job: string): JobError {
    this.options.onFailed?.(failure, job);
    return failure;
  }

  private begun(): Worker {
    const program = this.options.program ?? join(__dirname, `thread.${IS_SOURCE ? 'ts' : 'js'}`);
    const worker = new Worker(program, {
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
      ...(program.endsWith('.ts') ? { execArgv: TEACH_TYPESCRIPT } : {}),
    });
    worker.unref();
    // Who waits for an answer hears of both; nobody else may be ended by an error.
    worker.on('error', () => undefined);
    worker.on('exit', () => {
      if (this.worker === worker) this.worker = null;
    });
    return worker;
  }
}

/** One question and its answer; listens no longer than that. */
function answerOf(worker: Worker, told: unknown, longestMs: number): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const failed = (code: JobError['code'], message: string): void =>
      settled(() => reject(new JobError(code, message)));
    const answered = (said: { answer: unknown } | { error: Error }): void =>
      settled(() => ('error' in said ? reject(said.error) : resolve(said.answer)));
    const broke = ({ message }: Error): void => failed('drafts.thread-ended', message);
    const ended = (): void => failed('drafts.thread-ended', 'the thread ended in the middle of it');
    const timer = setTimeout(() => failed('drafts.took-too-long', `not done within ${longestMs} ms`), longestMs);
    const settled = (act: () => void): void => {
      clearTimeout(timer);
      worker.off('message', answered).off('error', broke).off('exit', ended);
      act();
    };
    worker.on('message', answered).on('error', broke).on('exit', ended);
    worker.postMessage(told);
  });
}
