import { messageOf } from '@nurture/core/error';
import { EXIT } from './exit';

/** Something that the caller must mend; ends the command with its exit code, and without a stack trace. */
export class Refusal extends Error {
  constructor(
    message: string,
    readonly exitCode: number = EXIT.no,
  ) {
    super(message);
    this.name = 'Refusal';
  }
}

/** A command called wrongly: what it wants instead. */
export const wrongUsage = (message: string): Refusal => new Refusal(message, EXIT.usage);

/** A command's action: what it throws is told in one line, as `nurture COMMAND: …`, and becomes its exit code. */
export function guarded<Args extends unknown[]>(
  command: string,
  run: (...args: Args) => Promise<void> | void,
): (...args: Args) => Promise<void> {
  return async (...args) => {
    try {
      await run(...args);
    } catch (error) {
      process.stderr.write(`nurture ${command}: ${messageOf(error)}\n`);
      process.exitCode = error instanceof Refusal ? error.exitCode : EXIT.no;
    }
  };
}
