import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

it('what a size needs is reckoned from what was measured last', () => {
  const run = spawnSync(process.execPath, [join(__dirname, '../../scripts/scaling.mjs'), '--check'], { encoding: 'utf8' }); // prettier-ignore
  expect([run.status, run.stderr]).toEqual([0, '']);
});
