// Suites run in the worker's own realm, so that what they load can be shared (see runtime.cjs). What a suite changes in
// process.env, and what Jest's own test framework keeps on `globalThis`, is taken back after it; what it loads stays.
const { ModuleMocker } = require('jest-mock');

const framework = /^(JEST_STATE|EVENT_HANDLERS|TEST_TIMEOUT|RETRY|LOG_ERRORS|WAIT_BEFORE)/;

module.exports = class OneRealm {
  global = globalThis;
  moduleMocker = new ModuleMocker(globalThis);
  fakeTimers = null; // tests are given the time
  fakeTimersModern = null;
  #env = { ...process.env };
  #exit = process.exit;
  #console = globalThis.console;

  async setup() {
    // Jest tells its workers to write in colour when its own output goes to a terminal; what tests read is plain text.
    delete process.env['FORCE_COLOR'];
    process.env['NO_COLOR'] = '1';
    // Nor do tests read how they were called themselves.
    delete process.env['npm_command'];
  }

  async teardown() {
    for (const name of Object.keys(process.env)) if (!(name in this.#env)) delete process.env[name];
    Object.assign(process.env, this.#env);
    for (const symbol of Object.getOwnPropertySymbols(globalThis))
      if (framework.test(symbol.description)) delete globalThis[symbol];
    process.exit = this.#exit; // Jest puts guards around both
    globalThis.console = this.#console;
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  getVmContext() {
    return globalThis;
  }
};
