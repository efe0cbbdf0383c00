// Jest gives each suite modules of its own, and loading the product anew took more than half of all the time of the
// tests. Here a suite's own file is fresh, and what it imports is loaded once a worker, by Node's own `require`: as in
// production, packages that are ES modules included. Modules can't be mocked thereby, which no test here does.
const { createRequire } = require('node:module');
const { join } = require('node:path');
const { compileFunction } = require('node:vm');
const JestRuntime = require('jest-runtime').default;
require('../resolve-aliases.cjs');

/** The maps of all that this worker compiled, as later suites throw from what earlier ones loaded. */
const sourceMaps = new Map();
let current;

const root = join(__dirname, '../../..');
const ofPackages = `${root}/node_modules/`;

/** All suites of a worker get one and the same object of a data file: none may change it for those that come after. */
function frozen(value) {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

const readJson = require.extensions['.json'];
require.extensions['.json'] = (module, filename) => {
  readJson(module, filename);
  if (filename.startsWith(root) && !filename.startsWith(ofPackages)) frozen(module.exports);
};

require.extensions['.ts'] = (module, filename) => module._compile(current.compiled(filename), filename);

module.exports = class SharingRuntime extends JestRuntime {
  #suite;

  constructor(...args) {
    super(...args);
    current = this;
    this.#suite = args[6];
    globalThis.jest = this.jestGlobals.jestObjectFor(this.#suite); // for what tests share
    this.executor.compile = (source, filename) =>
      compileFunction(source, this.executor.injectedModuleParameters, { filename });
  }

  compiled(filename) {
    const code = this.transformCache.transform(filename);
    for (const [file, map] of this.transformCache.getSourceMaps()) sourceMaps.set(file, map);
    return code;
  }

  getSourceMaps() {
    return sourceMaps;
  }

  requireModule(from, name, options, isActual) {
    const internal = options?.isInternalModule;
    if (internal || (name === undefined && from === this.#suite))
      return super.requireModule(from, name, options, isActual);
    return createRequire(from)(name ?? from);
  }

  requireModuleOrMock(from, name) {
    return name === '@jest/globals' ? super.requireModuleOrMock(from, name) : this.requireModule(from, name);
  }
};
