// Runs in a thread of its own: takes one job after the other, and answers each.
import { parentPort } from 'node:worker_threads';
import { JOBS } from './jobs';

/** What the thread is told; `asked` fits the job of that name. */
interface Told {
  readonly job: keyof typeof JOBS;
  readonly asked: never;
}

parentPort?.on('message', ({ job, asked }: Told) => {
  JOBS[job](asked).then(
    (answer) => parentPort?.postMessage({ answer }),
    (error: unknown) => parentPort?.postMessage({ error }),
  );
});
