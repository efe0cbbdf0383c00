import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describeProblem, parseSettings, type Settings } from '@nurture/core/config';
import { productDir } from '@nurture/workspace';
import { EXIT } from './exit';

const fromFile = new Set<string>();

/** Takes over what `.env` sets; what the environment has already stands. */
export function readEnvironmentFile(): void {
  if (!existsSync('.env')) return;
  const before = new Set(Object.keys(process.env));
  process.loadEnvFile('.env');
  for (const name of Object.keys(process.env)) if (!before.has(name)) fromFile.add(name);
}

/** What `.env` set. */
export const namesFromFile = (): ReadonlySet<string> => fromFile;

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
