import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import request from 'supertest';
import { DashboardController } from '../../apps/server/src/dashboard/dashboard.controller';
import { DASHBOARD_DIR } from '../../apps/server/src/providers';

let dir: string;
let url: string;
let app: NestFastifyApplication;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'dashboard-'));
  writeFileSync(join(dir, 'index.html'), '<!doctype html><title>Nurture</title>');
  writeFileSync(join(dir, 'index-abc.js'), 'export {};');
  writeFileSync(join(dir, 'index-abc.js.br'), brotliCompressSync('export {};'));
  writeFileSync(join(dir, 'index-abc.js.gz'), gzipSync('export {};'));
  writeFileSync(join(dir, 'secret.txt'), 'not ours to show');
  const module = await Test.createTestingModule({
    controllers: [DashboardController],
    providers: [{ provide: DASHBOARD_DIR, useValue: dir }],
  }).compile();
  app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: false });
  await app.listen(0, '127.0.0.1');
  url = await app.getUrl();
});
afterAll(async () => {
  await app.close();
  rmSync(dir, { recursive: true });
});

describe('the dashboard', () => {
  it('stands at /, under a policy that lets nothing in from elsewhere and no inline script run', async () => {
    const page = await request(url)
      .get('/')
      .expect(200)
      .expect('content-type', /text\/html/);
    const policy = page.headers['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy.replace("style-src 'self' 'unsafe-inline'", '')).not.toContain('unsafe');
    await request(url).get('/').set('if-none-match', page.headers['etag'] ?? '').expect(304); // prettier-ignore
  });

  it('serves its own files for good, and no others', async () => {
    const script = await request(url)
      .get('/dashboard/index-abc.js')
      .expect(200)
      .expect('content-type', /javascript/);
    expect(script.headers['cache-control']).toContain('immutable');
    expect(script.text).toBe('export {};');
    for (const name of [
      'secret.txt',
      'index-abc.js.br',
      'none.js',
      '..%2f..%2fpackage.json',
      '%2e%2e',
      '__proto__',
      'constructor',
    ]) {
      await request(url).get(`/dashboard/${name}`).expect(404);
    }
  });

  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['*', 'br'],
    ['*;q=0', undefined],
    ['deflate', undefined],
    ['identity', undefined],
  ])('hands out what the build compressed, as the browser takes it: "%s" gets %s', async (accepts, encoding) => {
    const ask = (path: string) => request(url).get(path).set('accept-encoding', accepts);
    const script = await ask('/dashboard/index-abc.js').expect(200);
    expect([script.headers['content-encoding'], script.headers['vary']]).toEqual([encoding, 'accept-encoding']);
    expect(script.text).toBe('export {};');
    const again = await ask('/dashboard/index-abc.js').set('if-none-match', script.headers['etag'] ?? '').expect(304); // prettier-ignore
    expect(again.headers['vary']).toBe('accept-encoding');
    const page = await ask('/').expect(200);
    expect([page.headers['content-encoding'], page.headers['cache-control']]).toEqual([undefined, 'no-cache']);
  });

  it('gives each encoding an etag of its own', async () => {
    const etags = await Promise.all(
      ['br', 'gzip', 'identity'].map(async (accepts) => (await request(url).get('/dashboard/index-abc.js').set('accept-encoding', accepts)).headers['etag']), // prettier-ignore
    );
    expect(new Set(etags).size).toBe(3);
  });
});
