// Runs the tests and says in its last line what came of them: `N passed, N failed`.
// With --full also the long ones: NURTURE_TEST_FULL=1 chooses full sizes, and the crash and scale suites join. What came
// of such a run is kept in docs/evidence/test-full.md.
// Everything else on the command line goes to Jest: `npm test -- libs/store`.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
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
    results,
  };
}

/** The outcome of a full run, for whoever wants to know what was seen and when. */
function keepEvidence({ testResults, numPassedTests, numFailedTests }) {
  const git = (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
  const changed = git('status', '--porcelain') === '' ? '' : ', with changes since';
  const rows = testResults
    .map(({ name, assertionResults, startTime, endTime }) => ({
      file: name.slice(root.length),
      tests: assertionResults.length,
      failed: assertionResults.filter(({ status }) => status === 'failed').length,
      seconds: Math.round((endTime - startTime) / 100) / 10,
    }))
    .sort((a, b) => b.seconds - a.seconds);
  const table = rows.map(({ file, tests, failed, seconds }) => `| ${file} | ${tests} | ${failed} | ${seconds} |`);
  const text = [
    '# The full test run',
    '',
    `Written by \`npm run test:full\` on ${new Date().toISOString().slice(0, 10)}, commit ${git('rev-parse', '--short', 'HEAD')}${changed}, Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}.`,
    '',
    `${numPassedTests} passed, ${numFailedTests} failed.`,
    '',
    '| suite | tests | failed | seconds |',
    '| --- | --- | --- | --- |',
    ...table,
    '',
  ];
  mkdirSync(join(root, 'docs/evidence'), { recursive: true });
  writeFileSync(join(root, 'docs/evidence/test-full.md'), text.join('\n'));
}

let outcome;
try {
  outcome = counts();
} catch {
  outcome = { passed: 0, failed: 1, skipped: 0, success: false }; // Jest itself did not come to an end
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

if (full && forJest.length === 0 && outcome.results) keepEvidence(outcome.results);

const skipped = outcome.skipped > 0 ? `, ${outcome.skipped} skipped` : '';
process.stdout.write(`${outcome.passed} passed, ${outcome.failed} failed${skipped}\n`);
process.exitCode = outcome.success && run.status === 0 && outcome.failed === 0 ? 0 : 1;
