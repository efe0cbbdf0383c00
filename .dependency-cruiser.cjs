// Which file may import which. Everything runs one way:
// apps → contacts | site | engine | mail | handoff | analytics | access → store | workspace → core.
const features = 'contacts|site|engine|mail|handoff|analytics|access';
const ours = '^(apps|libs)/.+';
const tests = '(\\.(db-|e2e-)?spec\\.ts$|^test/)';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or share something that belongs in a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'core-is-pure',
      comment:
        'core decides: no files, no network, no database (node:url only writes addresses, node:util compares); only itself and packages that compute.',
      severity: 'error',
      from: { path: '^libs/core/src', pathNot: tests },
      to: {
        pathNot:
          '^libs/core/src|node_modules/(luxon|ajv|ajv-formats|handlebars|simple-statistics|pure-rand|jsonc-parser|fastest-levenshtein|html-to-text|mjml|parse5|isbot|ipaddr\\.js|big\\.js|elkjs|libmime|libqp|@types)/|^(node:)?(crypto|url|util)$|\\.json$',
      },
    },
    {
      name: 'ground-floor-knows-only-core',
      severity: 'error',
      from: { path: '^libs/(store|workspace)/src' },
      to: { path: `^(libs/(${features})/|apps/)` },
    },
    {
      name: 'store-and-workspace-apart',
      comment: 'A workspace is read without a database, and the store knows no files of a marketer.',
      severity: 'error',
      from: { path: '^libs/(store|workspace)/src' },
      to: { path: '^libs/(store|workspace)/src', pathNot: '^libs/$1/' },
    },
    {
      name: 'no-sideways',
      comment: 'Feature libs meet in the database, through events and tasks, not in imports.',
      severity: 'error',
      from: { path: `^libs/(${features})/src`, pathNot: tests },
      to: { path: `^libs/(${features})/`, pathNot: '^libs/$1/' },
    },
    {
      name: 'libs-never-import-apps',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'apps-apart',
      comment: 'The command starts the server; nothing else crosses. The dashboard speaks HTTP only.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^(apps|libs)/', pathNot: ['^apps/$1/', '^apps/server/src/', '^libs/'] },
    },
    {
      name: 'dashboard-speaks-http',
      severity: 'error',
      from: { path: '^apps/dashboard/' },
      to: { path: '^(libs|apps/(server|cli))/' },
    },
    {
      name: 'front-door-only',
      comment: 'Other projects enter a lib through src/index.ts; core has one index per folder.',
      severity: 'error',
      from: { path: '^(?:libs|apps)/([^/]+)/' },
      to: { path: '^libs/(?!core/)[^/]+/src/(?!index\\.ts$)', pathNot: '^libs/$1/' },
    },
    {
      name: 'front-door-of-core',
      severity: 'error',
      from: { path: '^(?:libs|apps)/(?!core/)[^/]+/' },
      to: { path: '^libs/core/src/[^/]+/(?!index\\.ts$)' },
    },
    {
      name: 'api-cannot-name-an-entity',
      comment: 'What goes out is a view made by its lib.',
      severity: 'error',
      from: { path: '^apps/server/src/api', pathNot: tests },
      to: { path: '^libs/store/src/entities|node_modules/typeorm/' },
    },
    {
      name: 'production-never-imports-tests',
      severity: 'error',
      from: { path: ours, pathNot: tests },
      to: { path: '^test/|\\.spec\\.ts$' },
    },
    {
      name: 'not-to-dev-dep',
      comment: 'What runs in production stands under dependencies.',
      severity: 'error',
      from: { path: '^(apps/(server|cli)|libs)/.+', pathNot: tests },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/@types/' },
    },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
