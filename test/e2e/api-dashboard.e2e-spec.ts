import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
    for (const name of ['secret.txt', 'none.js', '..%2f..%2fpackage.json', '%2e%2e', '__proto__', 'constructor']) {
      await request(url).get(`/dashboard/${name}`).expect(404);
    }
  });
});
