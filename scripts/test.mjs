// Runs the tests and says in its last line what came of them: `N passed, N failed`.
// With --full also the long ones: NURTURE_TEST_FULL=1 chooses full sizes, and the crash and scale suites join.
// Everything else on the command line goes to Jest: `npm test -- libs/store`.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const given = process.argv.slice(2);
const full = given.includes('--full');
const forJest = given.filter((argument) => argument !== '--full');

const scratch = mkdtempSync(join(tmpdir(), 'nurture-results-'));
const resultsFile = join(scratch, 'results.json');
const jest = join(root, 'node_modules/jest/bin/jest.js');

const run = spawnSync(process.execPath, [jest, '--json', `--outputFile=${resultsFile}`, ...forJest], {
  cwd: root,
  // Jest prints the whole JSON to stdout as well; its report for people goes to stderr.
  stdio: ['ignore', 'ignore', 'inherit'],
  env: { ...process.env, ...(full ? { NURTURE_TEST_FULL: '1' } : {}) },
});

/** Jest's counts; a suite that could not even be loaded counts as a failure. */
function counts() {
  const results = JSON.parse(readFileSync(resultsFile, 'utf8'));
  return {
    passed: results.numPassedTests,
    failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
    skipped: results.numPendingTests + results.numTodoTests,
    success: results.success,
  };
}

let outcome;
try {
  outcome = counts();
} catch {
  outcome = { passed: 0, failed: 1, skipped: 0, success: false }; // Jest itself did not come to an end
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

const skipped = outcome.skipped > 0 ? `, ${outcome.skipped} skipped` : '';
process.stdout.write(`${outcome.passed} passed, ${outcome.failed} failed${skipped}\n`);
process.exitCode = outcome.success && run.status === 0 && outcome.failed === 0 ? 0 : 1;
