import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand, runHere } from '../../../../test/support/run-command';

// One runs in a process of its own, which compiles the sources anew.
jest.setTimeout(120_000);

let dir: string;
const file = (name: string, content: string | Buffer): string => {
  const path = join(dir, name);
  writeFileSync(path, content);
  return path;
};

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'nurture-commands-'));
  process.env['NURTURE_DATA'] = join(dir, 'data');
});
afterAll(() => {
  for (const name of ['NURTURE_DATA', 'SMTP_URL', 'PUBLIC_URL']) delete process.env[name];
  rmSync(dir, { recursive: true, force: true });
});

describe('nurture', () => {
  it('tells its version, and suggests a command for a misspelt one', async () => {
    const version = await runHere('--version');
    const misspelt = await runCommand(['prevew', 'x']);
    expect(version).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as string });
    expect(misspelt.code).toBe(2);
    expect(misspelt.errors).toContain('Did you mean preview?');
  });
});

describe('nurture init', () => {
  it('says what to type next, so that it works for those who called it through npx as well', async () => {
    expect((await runHere('init', join(dir, 'bare'))).out).toContain('\n  nurture validate ');
    process.env['npm_command'] = 'exec';
    const throughNpx = await runHere('init', join(dir, 'through-npx'));
    delete process.env['npm_command'];
    expect(throughNpx.out).toContain('\n  npx nurture validate ');
  });
});

describe('nurture preview', () => {
  it('prints a mail of the workspace for programs, in the shape that is promised', async () => {
    const out = join(dir, 'mail.eml');
    const run = await runHere('preview', 'whitepaper-delivery', '--locale', 'nl', '--json', '--out', out);
    expect(run.errors).toBe('');
    expect(run.code).toBe(0);
    const shown = JSON.parse(run.out) as Record<string, unknown> & { links: object[]; bytes: number };
    expect(Object.keys(shown)).toEqual(['subject', 'html', 'text', 'headers', 'bytes', 'links', 'findings']);
    expect(Object.keys(shown.links[0] ?? {})).toEqual(['index', 'name', 'href', 'tracked']);
    expect(shown['subject']).toBe('Je exemplaar: het volwassenheidsmodel voor B2B-marketing');
    expect(readFileSync(out)).toHaveLength(shown.bytes);
  });

  it('renders a file of any other tool, with data of the caller', async () => {
    const mail = file(
      'news.html',
      Buffer.from(
        '<html><head><title>caf\xe9</title></head><body><p>Hi {{contact.firstName}} *|LIST|*</p></body></html>',
        'latin1',
      ),
    );
    const data = file('ann.json', '{"contact":{"firstName":"Ann"}}');
    const run = await runHere('preview', mail, '--data', data, '--json');
    expect(run.code).toBe(0);
    expect(JSON.parse(run.out)).toMatchObject({ subject: 'café', text: 'Hi Ann *|LIST|*\n' });
  });

  it('exits 1 for a mail with an error, and 2 for one that is not there', async () => {
    const broken = file('broken.hbs', '<p>{{#if contact.firstName}}Hi</p>');
    const error = await runHere('preview', broken);
    const missing = await runHere('preview', 'missing.mjml');
    const unknown = await runHere('preview', 'whitepaper-delivry');
    expect(error.code).toBe(1);
    expect(error.out).toMatch(/broken\.hbs:1:\d+ {2}error {2}template-syntax/);
    expect([missing.code, unknown.code]).toEqual([2, 2]);
    expect(unknown.errors).toContain('there is: whitepaper-delivery');
    expect(`${missing.errors}${unknown.errors}`).not.toMatch(/\n\s+at /);
  });
});

describe('nurture test', () => {
  it('passes the flow tests of the starter workspace, and fails one that promises something else', async () => {
    const cwd = join(dir, 'workspace');
    await runHere('init', cwd);
    const sound = await runHere('test', cwd, '--json');
    expect(sound.code).toBe(0);
    expect(JSON.parse(sound.out)).toMatchObject({ passed: 17, failed: 0 });
    const test = join(cwd, 'flows/b2b-maturity-whitepaper.opened.flow-test.json');
    writeFileSync(test, readFileSync(test, 'utf8').replace('-> cold', '-> talk'));
    const failed = await runHere('test', test);
    expect(failed.code).toBe(1);
    expect(failed.out).toContain('path    expected  sent -> opened -> deepDive -> 7 days -> talk');
    expect(failed.out).toContain('        came      sent -> opened -> deepDive -> 7 days -> cold');
    expect(failed.out).toContain('        alike to  sent -> opened -> deepDive -> 7 days\n');
    expect(failed.out).toContain('0 passed, 1 failed');
  });

  it('shows what came otherwise one by one: a mail with its date, the end, the stage', async () => {
    const cwd = join(dir, 'another');
    await runHere('init', cwd);
    const test = join(cwd, 'flows/b2b-maturity-whitepaper.opened.flow-test.json');
    const { expect: expected, ...given } = JSON.parse(readFileSync(test, 'utf8')) as { expect: object };
    const mails = [{ mail: 'whitepaper-delivery', at: '2026-11-23T11:00' }, { mail: 'whitepaper-deep-dive' }];
    writeFileSync(
      test,
      JSON.stringify({ ...given, expect: { ...expected, mails, outcome: 'converted', stage: 'sql' } }),
    );
    const { out, code } = await runHere('test', test);
    expect(code).toBe(1);
    expect(out).toContain('mail 1  expected  whitepaper-delivery at Mon 2026-11-23 11:00');
    expect(out).toContain('        came      whitepaper-delivery at Mon 2026-11-23 10:00');
    expect(out).toContain('outcome expected  converted');
    expect(out).toContain('stage   expected  sql');
    expect(out).not.toContain('mail 2');
  });
});

describe('nurture simulate', () => {
  it('refuses a script that says nothing sensible, with its place', async () => {
    const script = file('script.json', '{ "events": [{ "at": "+1 day" }] }');
    const run = await runHere('simulate', 'b2b-maturity-whitepaper', '--events', script);
    expect(run.code).toBe(2);
    expect(run.errors).toContain('script.json:1:');
  });
});

describe('nurture doctor', () => {
  it('names what is wrong and how to mend it, and exits 1', async () => {
    process.env['SMTP_URL'] = 'smtp://127.0.0.1:1';
    process.env['PUBLIC_URL'] = 'https://nurture.kestrel.nl';
    const run = await runHere('doctor', '--json');
    expect(run.code).toBe(1);
    const { ok, checks } = JSON.parse(run.out) as { ok: boolean; checks: { status: string; name: string }[] };
    expect(ok).toBe(false);
    expect(checks.filter(({ status }) => status === 'problem')).toEqual([
      {
        group: 'mail server',
        name: 'connects',
        status: 'problem',
        message: expect.stringContaining('ECONNREFUSED') as string,
        mend: 'is the port right, and does the server run?',
      },
    ]);
  });
});
