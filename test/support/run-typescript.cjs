// Lets `node --require ./test/support/run-typescript.cjs file.ts` run a source file: for child processes that a test kills.
const { readFileSync } = require('node:fs');
const { transformSync } = require('@swc/core');

require('./resolve-aliases.cjs');
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
