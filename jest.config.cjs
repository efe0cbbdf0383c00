const swc = {
  swcrc: false,
  sourceMaps: 'inline',
  module: { type: 'commonjs' },
  jsc: {
    target: 'es2022',
    keepClassNames: true,
    parser: { syntax: 'typescript', decorators: true, dynamicImport: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
  },
};
/** @type {import('jest').Config} */
module.exports = {
  rootDir: __dirname,
  runtime: '<rootDir>/test/support/jest/runtime.cjs',
  testEnvironment: '<rootDir>/test/support/jest/environment.cjs',
  // *.full-spec.ts are the long ones (crashes, full sizes): with `npm run test:full` only.
  testRegex: `\\.(e2e-|db-${process.env.NURTURE_TEST_FULL === '1' ? '|full-' : ''})?spec\\.ts$`,
  maxWorkers: '100%', // the default leaves one of two cores idle
  testTimeout: 60_000, // nothing sleeps; a busy machine may be slow
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/test'],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json'],
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  setupFiles: ['reflect-metadata'],
  transform: { '^.+\\.ts$': ['@swc/jest', swc] },
};
