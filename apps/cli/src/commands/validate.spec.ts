import { existsSync, writeFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '@nurture/workspace';
import { referenceFlow, removeTempWorkspaces, tempWorkspace } from '../../../../test/support/temp-workspace';
import { runHere as run } from '../../../../test/support/run-command';

function misspell(dir: string): string {
  const file = join(dir, 'flows/reference.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace('"initial": "sent"', '"initial": "snet"'));
  return dir;
}

// The mail compiler takes a second to start, and much longer on a busy machine.
jest.setTimeout(60_000);
afterAll(removeTempWorkspaces);

describe('nurture validate', () => {
  it('says that a sound workspace is valid, and exits 0', async () => {
    const dir = tempWorkspace();
    const { out, code } = await run('validate', dir);
    expect(code).toBe(0);
    expect(out).toContain(`${dir} is valid.`);
  });

  it('names file, line and column of a mistake as terminals open them, what was meant, and exits 1', async () => {
    const dir = misspell(tempWorkspace());
    const { out, code } = await run('validate', dir);
    expect(code).toBe(1);
    expect(out).toMatch(/flows\/reference\.json:\d+:14 /);
    expect(out).toContain('Did you mean `sent`?');
    expect(out).toContain(`${dir}: 1 error.`);
  });

  it('prints one JSON value for programs', async () => {
    const dir = misspell(tempWorkspace());
    const { out, code } = await run('validate', dir, '--json');
    const { valid, findings } = JSON.parse(out) as { valid: boolean; findings: Finding[] };
    expect([code, valid]).toEqual([1, false]);
    expect(Object.keys(findings[0] ?? {})).toEqual([
      'rule',
      'level',
      'message',
      'file',
      'line',
      'column',
      'path',
      'suggestion',
    ]);
    expect(findings[0]).toMatchObject({
      rule: 'unknown-target',
      file: join(dir, 'flows/reference.json'),
      path: 'initial',
    });
  });

  it('says of each flow how many mails somebody may be due in the time of the cap, and on which path', async () => {
    const dir = tempWorkspace();
    const file = join(dir, 'flows/reference.json');
    const { out } = await run('validate', dir);
    const most =
      'reminder -> opened -> deepDive -> clicked -> talk -> handoff.recycled -> resting -> at contact.recycleOn -> back';
    expect(out).toContain(`${file}  at most 3 mails in 7 days: ${most}\n    by time alone at most 1 mail: reminder\n`);
    const { flows } = JSON.parse((await run('validate', dir, '--json')).out) as { flows: unknown };
    expect(flows).toEqual([
      {
        flow: 'reference',
        file,
        within: '7 days',
        mails: 3,
        path: most,
        isMost: true,
        byTime: { mails: 1, path: 'reminder', isMost: true },
      },
    ]);
  });

  it('says it too where the answer is none, and not of a flow with errors', async () => {
    const states = {
      sent: { entry: [{ send: 'delivery', kind: 'service' }], after: { '3 days': 'done' } },
      done: { type: 'final' },
    };
    const sound = tempWorkspace({ 'flows/reference.json': { ...referenceFlow(), on: {}, conditions: {}, states } });
    expect((await run('validate', sound)).out).toContain('at most 0 mails in 7 days\n');
    expect((await run('validate', misspell(tempWorkspace()))).out).not.toContain('at most');
  });

  it('writes the schemas for editors anew when asked to, and else nothing', async () => {
    const dir = tempWorkspace();
    const schema = join(dir, 'schemas/flow.schema.json');
    await run('validate', dir);
    expect(existsSync(schema)).toBe(false);
    expect((await run('validate', dir, '--schemas')).code).toBe(0);
    expect(readFileSync(schema, 'utf8')).toContain('"deepDive"');
  });

  it('exits 0 with warnings alone', async () => {
    const dir = tempWorkspace({ 'assets/model.pdf': null });
    const { out, code } = await run('validate', dir);
    expect(code).toBe(0);
    expect(out).toContain('is valid, with 1 warning.');
  });

  it('looks at one file alone when it is named', async () => {
    const dir = misspell(tempWorkspace({ 'handoff.json': '{}' }));
    const { out } = await run('validate', join(dir, 'flows/reference.json'), '--json');
    const { findings } = JSON.parse(out) as { findings: Finding[] };
    expect(findings.map(({ rule }) => rule)).toEqual(['unknown-target']);
  });

  it.each([
    ['a folder that does not exist', ['validate', '/nowhere'], 'it does not exist'],
    ['an unknown option', ['validate', '--jsno'], "unknown option '--jsno'"],
    ['an unknown command', ['valdate'], "unknown command 'valdate'"],
  ])('exits 2 for %s, and says so on standard error', async (_what, args, message) => {
    const { errors, code } = await run(...args);
    expect(code).toBe(2);
    expect(errors).toContain(message);
  });

  it('prints what an author wrote without letting it steer the terminal', async () => {
    const text = JSON.stringify({ '\u001b[2Jclear': 1, '\u202egnp': 2 });
    const { out } = await run('validate', tempWorkspace({ 'flows/evil.json': text }));
    expect(out).not.toContain('\u001b[2J');
    expect(out).not.toContain('\u202e');
  });

  it('explains itself with examples', async () => {
    const { out, code } = await run('validate', '--help');
    expect(code).toBe(0);
    expect(out).toContain('nurture validate --json');
  });
});

describe('nurture init', () => {
  it('makes a workspace that is valid, and refuses to make it twice', async () => {
    const dir = join(tempWorkspace(), 'new');
    expect((await run('init', dir)).code).toBe(0);
    expect((await run('validate', dir)).code).toBe(0);
    const again = await run('init', dir);
    expect([again.code, again.errors.trim()]).toEqual([
      1,
      `nurture init: ${dir} is not empty; name a folder that is, or one to be made.`,
    ]);
  });

  it('wants to know where', async () => {
    const { errors, code } = await run('init');
    expect(code).toBe(2);
    expect(errors).toContain("missing required argument 'DIR'");
  });
});
