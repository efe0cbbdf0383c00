import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describeProblem, parseSettings, type Settings } from '@nurture/core/config';
import { EXIT } from './exit';
import { productDir } from './paths';

/**
 * The settings of the environment and of `.env`; a bad one ends the program, with its name and an example.
 * Without `NURTURE_WORKSPACE` it is `./templates` where that is, else the starter workspace of the product.
 */
export function settingsOrExit(): Settings {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const result = parseSettings(process.env);
  if ('problems' in result) {
    for (const problem of result.problems) process.stderr.write(`${describeProblem(problem)}\n`);
    process.exit(EXIT.usage);
  }
  const { settings } = result;
  const isDefault = process.env['NURTURE_WORKSPACE'] === undefined && !existsSync(resolve(settings.workspace));
  return isDefault ? { ...settings, workspace: resolve(productDir(), 'templates') } : settings;
}
