import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describeProblem, parseSettings, type Settings } from '@nurture/core/config';
import { EXIT } from './exit';
import { productDir } from './paths';

/** Takes over what `.env` sets; what the environment has already stands. */
export function readEnvironmentFile(): void {
  if (existsSync('.env')) process.loadEnvFile('.env');
}

/**
 * The folder of the workspace: `NURTURE_WORKSPACE`; else `./templates` where that is; else the starter workspace of the
 * product.
 */
export function usualWorkspace(): string {
  const given = process.env['NURTURE_WORKSPACE']?.trim();
  if (given) return given;
  return existsSync(join('templates', 'workspace.json')) ? 'templates' : join(productDir(), 'templates');
}

/** The settings of the environment and of `.env`; a bad one ends the program, with its name and an example. */
export function settingsOrExit(): Settings {
  const result = parseSettings(process.env);
  if ('problems' in result) {
    for (const problem of result.problems) process.stderr.write(`${describeProblem(problem)}\n`);
    process.exit(EXIT.usage);
  }
  return { ...result.settings, workspace: resolve(usualWorkspace()) };
}
