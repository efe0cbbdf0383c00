import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildProgram } from '../program';

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'nurture-classify-'));
});

afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
  process.exitCode = 0;
});

const bounce = (to: string, status: string, says: string): string =>
  `From: MAILER-DAEMON@mx.example.net
To: bounce@nurture.example
Subject: Undelivered
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.net

Final-Recipient: rfc822; ${to}
Action: failed
Status: ${status}
Diagnostic-Code: smtp; ${says}
--b
Content-Type: text/rfc822-headers

Message-ID: <7.ab@nurture.example>
--b--
`;

async function run(...args: string[]): Promise<{ out: string; errors: string; code: number }> {
  const seen = { out: '', errors: '' };
  const out = jest.spyOn(process.stdout, 'write').mockImplementation((text) => ((seen.out += String(text)), true));
  const errors = jest
    .spyOn(process.stderr, 'write')
    .mockImplementation((text) => ((seen.errors += String(text)), true));
  try {
    await buildProgram().parseAsync(['node', 'nurture', ...args]);
  } finally {
    out.mockRestore();
    errors.mockRestore();
  }
  return { ...seen, code: Number(process.exitCode ?? 0) };
}

describe('nurture classify', () => {
  it('prints a JSON value a line for files and folders, all that is in them', async () => {
    mkdirSync(join(dir, 'more'));
    writeFileSync(join(dir, 'a.eml'), bounce('ann@example.com', '5.1.1', '550 5.1.1 user unknown'));
    writeFileSync(join(dir, 'more', 'b.eml'), bounce('bob@example.com', '5.2.2', '552 5.2.2 mailbox full'));
    writeFileSync(join(dir, '.hidden'), 'not looked at');
    const { out, code } = await run('classify', '--json', dir);
    expect(code).toBe(0);
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual([
      {
        file: join(dir, 'a.eml'),
        recipient: 'ann@example.com',
        outcome: 'hard',
        status: '5.1.1',
        reason: 'no such mailbox',
        messageId: '7.ab@nurture.example',
      },
      expect.objectContaining({ file: join(dir, 'more', 'b.eml'), recipient: 'bob@example.com', outcome: 'soft' }),
    ]);
  });

  it('prints a line for people, in which a mail cannot steer the terminal', async () => {
    writeFileSync(join(dir, 'a.eml'), bounce('a\x1b[2Jb@example.com', '5.1.1', '550 user unknown'));
    const { out } = await run('classify', join(dir, 'a.eml'));
    expect(out).toContain('hard');
    expect(out).toContain('no such mailbox (5.1.1)');
    expect(out).not.toContain('\x1b');
  });

  it('names a file that it cannot read, goes on with the others, and exits 1', async () => {
    writeFileSync(join(dir, 'a.eml'), bounce('ann@example.com', '5.1.1', '550 user unknown'));
    const { out, errors, code } = await run('classify', join(dir, 'missing.eml'), join(dir, 'a.eml'));
    expect(code).toBe(1);
    expect(errors).toContain('missing.eml');
    expect(out).toContain('ann@example.com');
  });

  it('reads the mails of an mbox file', async () => {
    const from = 'From MAILER-DAEMON Fri Nov 20 09:05:00 2026\n';
    const mails = ['ann', 'bob'].map((who) => `${from}${bounce(`${who}@example.com`, '5.1.1', '550 user unknown')}\n`);
    writeFileSync(join(dir, 'june.mbox'), mails.join(''));
    const { out } = await run('classify', join(dir, 'june.mbox'));
    expect(out.trim().split('\n')).toHaveLength(2);
  });
});
