import { classifyReturn, LIMITS, splitMbox } from '@nurture/core/bounce';
import fc from 'fast-check';
import { original, plain, relayed, report } from './build';
import { NOTICES } from './notices';
import { PEOPLE } from './people';

const SAMPLES = [...NOTICES, ...PEOPLE].map(({ mail }) => mail);

/** Milliseconds that a call takes. */
function timed(run: () => void): number {
  const start = process.hrtime.bigint();
  run();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

describe('hostile and broken mails', () => {
  it('never throws, whatever is cut out of a mail, doubled or put into it', () => {
    const mutilated = fc.record({
      mail: fc.constantFrom(...SAMPLES),
      cuts: fc.array(fc.tuple(fc.nat(6_000), fc.nat(200), fc.string({ unit: 'binary', maxLength: 40 })), {
        maxLength: 8,
      }),
      end: fc.constantFrom('\n', '\r\n', '\r', '\r\r\n', '\0'),
    });
    fc.assert(
      fc.property(mutilated, ({ mail, cuts, end }) => {
        let broken = mail;
        for (const [at, length, put] of cuts) broken = broken.slice(0, at) + put + broken.slice(at + length);
        expect(classifyReturn(Buffer.from(broken.replaceAll('\n', end))).length).toBeGreaterThan(0);
      }),
      { numRuns: 400 },
    );
  });

  it('never throws on a mail cut off at any place', () => {
    const mail = report('MAILER-DAEMON@mx.example.net', 'Report.', [
      { to: 'ann@example.com', status: '5.1.1', diagnostic: 'smtp; 550 user unknown' },
    ]);
    for (let end = 0; end < mail.length; end += 3) expect(classifyReturn(mail.slice(0, end)).length).toBe(1);
  });

  it('takes random bytes, and nothing at all, for no returned mail', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2_000 }), (bytes) => {
        expect(classifyReturn(Buffer.from(bytes))[0]?.outcome).toBe('none');
      }),
      { numRuns: 200 },
    );
    expect(classifyReturn('')).toHaveLength(1);
  });

  it('refuses a mail of 50 MB at once', () => {
    const huge = Buffer.alloc(50 * 1024 * 1024, 'a');
    let reason: string | undefined;
    expect(timed(() => (reason = classifyReturn(huge)[0]?.reason))).toBeLessThan(1_000);
    expect(reason).toBe('refused: larger than can be read');
  });

  it('refuses a mail of 10,000 parts in less than a second', () => {
    const parts = '--b\nContent-Type: text/plain\n\nx\n'.repeat(10_000);
    const mail = `From: MAILER-DAEMON@x.example\nContent-Type: multipart/mixed; boundary=b\n\n${parts}--b--\n`;
    let reason: string | undefined;
    expect(timed(() => (reason = classifyReturn(mail)[0]?.reason))).toBeLessThan(1_000);
    expect(reason).toBe('refused: more parts than can be read');
  });

  it.each([
    ['parts nested 5,000 deep', nested(5_000)],
    [
      'mails within mails, 50 deep',
      `From: MAILER-DAEMON@x.example\n${'Content-Type: message/rfc822\n\n'.repeat(50)}${relayed('ann@example.com', '550 5.1.1 user unknown')}`,
    ],
    ['one line of 8 MB', plain({ From: 'MAILER-DAEMON@x.example', Subject: 'failure' }, 'a@b.'.repeat(2_000_000))],
    ['100,000 header fields', `${'X-A: b\n'.repeat(100_000)}From: MAILER-DAEMON@x.example\n\n550 user unknown`],
    ['a header field of 8 MB', `From: MAILER-DAEMON@x.example\nSubject: ${'=?utf-8?q?a'.repeat(800_000)}\n\nx`],
    [
      'tags never closed',
      plain({ From: 'MAILER-DAEMON@x.example', 'Content-Type': 'text/html' }, '<style><br '.repeat(300_000)),
    ],
    [
      'a report on 100,000 recipients',
      report(
        'MAILER-DAEMON@x.example',
        'x',
        Array.from({ length: 100_000 }, (_, i) => ({ to: `a${i}@b.example`, status: '5.1.1' })),
      ),
    ],
    [
      'blanks, brackets and at signs',
      plain(
        { From: 'MAILER-DAEMON@x.example', Subject: 'failure' },
        `${' <'.repeat(200_000)}${'@'.repeat(200_000)}${'user '.repeat(200_000)}`,
      ),
    ],
    ['8 MB of line ends', `From: MAILER-DAEMON@x.example\n\n${'\r'.repeat(8_000_000)}`],
    [
      'a returned mail of 20 MB',
      relayed('ann@example.com', '550 5.1.1 user unknown').replace('Hello', 'x'.repeat(20_000_000)),
    ],
    [
      'a boundary of 1 MB',
      relayed('ann@example.com', '550 5.1.1 user unknown').replaceAll('b1/mx', 'b'.repeat(1_000_000)),
    ],
    [
      'a mail of 10,000 senders',
      relayed('ann@example.com', `550 ${'d1.example '.repeat(100_000)}`).replace(
        'nina@nurture.example',
        Array.from({ length: 10_000 }, (_, i) => `a@d${i}.example`).join(', '),
      ),
    ],
  ])('reads %s in bounded time', (_, mail) => {
    expect(timed(() => classifyReturn(mail))).toBeLessThan(3_000);
  });

  it('names no more recipients than it may', () => {
    const groups = Array.from({ length: 3_000 }, (_, i) => ({ to: `a${i}@b.example`, status: '5.1.1' }));
    expect(classifyReturn(report('MAILER-DAEMON@x.example', 'x', groups))).toHaveLength(LIMITS.recipients);
  });
});

describe('mbox files', () => {
  const mail = (to: string): string =>
    `From MAILER-DAEMON Fri Nov 20 09:05:00 2026\n${relayed(to, '550 5.1.1 user unknown')}\n`;

  it('are split into their mails', () => {
    const mails = splitMbox(Buffer.from(mail('ann@example.com') + mail('bob@example.com')));
    expect(mails.map((one) => classifyReturn(one)[0]?.recipient)).toEqual(['ann@example.com', 'bob@example.com']);
  });

  it('are not split inside a mail that returns another with its From line', () => {
    const returned = original('ann@example.com');
    const one = mail('ann@example.com').replace(
      returned,
      `From nina@nurture.example Fri Nov 20 09:00:00 2026\n${returned}`,
    );
    expect(splitMbox(Buffer.from(one + mail('bob@example.com')))).toHaveLength(2);
  });

  it('are told from a single mail by their first line', () => {
    expect(splitMbox(Buffer.from(relayed('ann@example.com', '550 x')))).toHaveLength(1);
  });
});

function nested(depth: number): string {
  const open = Array.from({ length: depth }, (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\n\n--b${i}\n`);
  return `From: MAILER-DAEMON@x.example\n${open.join('')}Content-Type: text/plain\n\n550 user unknown\n`;
}
