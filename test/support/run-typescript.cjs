// Lets `node --require ./test/support/run-typescript.cjs file.ts` run a source file: for child processes that a test kills.
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const Module = require('node:module');
const { transformSync } = require('@swc/core');

const root = join(__dirname, '..', '..');
const resolve = Module._resolveFilename;
Module._resolveFilename = function (request, ...rest) {
  const [, lib, part] = /^@nurture\/([^/]+)(?:\/(.*))?$/.exec(request) ?? [];
  const path = lib ? join(root, 'libs', lib, 'src', part ?? 'index.ts') : request;
  return resolve.call(this, path, ...rest);
};
require.extensions['.ts'] = (module, filename) => {
  const { code } = transformSync(readFileSync(filename, 'utf8'), {
    filename,
    swcrc: false,
    sourceMaps: 'inline',
    module: { type: 'commonjs' },
    jsc: {
      target: 'es2022',
      keepClassNames: true,
      parser: { syntax: 'typescript', decorators: true, dynamicImport: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    },
  });
  module._compile(code, filename);
};
require('reflect-metadata');
