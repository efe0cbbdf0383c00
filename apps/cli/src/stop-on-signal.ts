import type { Started } from '../../server/src';
import { messageOf } from '@nurture/core/error';
import { EXIT } from './exit';

/** A second Ctrl-C ends at once: whoever presses it twice means it, and nothing is lost by it. */
export function stopOnSignal(command: string, started: Started): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) process.exit(EXIT.no);
    stopping = true;
    process.stderr.write('stopping …\n');
    started.stop().then(
      () => process.exit(process.exitCode ?? EXIT.ok),
      (error: unknown) => {
        process.stderr.write(`nurture ${command}: ${messageOf(error)}\n`);
        process.exit(EXIT.no);
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}
