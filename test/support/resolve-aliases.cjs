// Finds `@nurture/...` outside of Jest's own resolution: in child processes, and in what Jest runs before all tests.
const { join } = require('node:path');
const Module = require('node:module');

const root = join(__dirname, '..', '..');
const resolve = Module._resolveFilename;
Module._resolveFilename = function (request, ...rest) {
  const [, lib, part] = /^@nurture\/([^/]+)(?:\/(.*))?$/.exec(request) ?? [];
  const path = lib ? join(root, 'libs', lib, 'src', part ?? 'index.ts') : request;
  return resolve.call(this, path, ...rest);
};
