import picocolors from 'picocolors';

export type Colors = ReturnType<typeof picocolors.createColors>;

/**
 * Whether to write in colour: where somebody looks at a terminal, and never into a pipe, a file or the log of a build,
 * which people search with grep. `NO_COLOR` and `FORCE_COLOR` (no-color.org, force-color.org) outrank that.
 */
export function wantsColors(env: Readonly<NodeJS.ProcessEnv>, isTerminal: boolean): boolean {
  if (env['NO_COLOR']) return false;
  if (env['FORCE_COLOR']) return env['FORCE_COLOR'] !== '0';
  return isTerminal && env['TERM'] !== 'dumb';
}

export const terminalColors: Colors = picocolors.createColors(wantsColors(process.env, process.stdout.isTTY));
