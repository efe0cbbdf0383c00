import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the product itself: the nearest one above this file that has both the starter workspace and a package. */
export function productDir(from = __dirname): string {
  for (let dir = from; dir !== dirname(dir); dir = dirname(dir)) {
    if (existsSync(join(dir, 'templates', 'workspace.json')) && existsSync(join(dir, 'package.json'))) return dir;
  }
  throw new Error('the starter workspace is missing from this installation');
}
