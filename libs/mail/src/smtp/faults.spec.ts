import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RAW_REACTIONS, RAW_STAGES, type RawReaction, type RawStage, startRawSmtp } from '../../../../test/support/raw-smtp'; // prettier-ignore
import { smtpSettings } from './options';
import { SmtpPool } from './pool';

type What = 'sent' | 'failed' | 'deferred' | 'in-doubt' | 'not started';

/** What each fault leaves of the mail, in the order of RAW_REACTIONS. Nothing is in doubt before the final dot. */
const WANTED: Readonly<Record<RawStage, readonly What[]>> = {
  greeting: ['not started', 'not started', 'not started', 'not started', 'sent', 'not started', 'sent', 'not started', 'not started'], // prettier-ignore
  EHLO: ['not started', 'not started', 'not started', 'not started', 'sent', 'not started', 'sent', 'not started', 'not started'], // prettier-ignore
  'MAIL FROM': ['deferred', 'deferred', 'deferred', 'deferred', 'sent', 'deferred', 'sent', 'deferred', 'deferred'],
  'RCPT TO': ['deferred', 'failed', 'deferred', 'deferred', 'sent', 'deferred', 'sent', 'deferred', 'deferred'],
  DATA: ['deferred', 'failed', 'deferred', 'deferred', 'sent', 'deferred', 'sent', 'deferred', 'deferred'],
  mail: ['deferred', 'failed', 'in-doubt', 'in-doubt', 'in-doubt', 'in-doubt', 'in-doubt', 'in-doubt', 'in-doubt'],
  'final dot': ['deferred', 'failed', 'in-doubt', 'in-doubt', 'sent', 'in-doubt', 'sent', 'in-doubt', 'in-doubt'],
};
const ROWS = RAW_STAGES.flatMap((stage) =>
  RAW_REACTIONS.map((reaction, index) => [stage, reaction, WANTED[stage][index] ?? 'sent'] as const),
);
/** A server that answers slowly is waited for; one that never ends its answer is not. */
const TIMES = { connectMs: 3_000, greetingMs: 3_000, silenceMs: 1_500, openMs: 4_000, attemptMs: 4_000 };
const mail = { from: 'bounce@example.com', to: 'ann@example.org', raw: Buffer.from('Subject: x\r\n\r\nHello\r\n') };

interface Seen {
  readonly what: What;
  readonly reason: string;
  readonly received: number;
  readonly ms: number;
}

async function tried(stage: RawStage, reaction: RawReaction): Promise<Seen> {
  const server = await startRawSmtp(stage, reaction);
  const pool = new SmtpPool({ ...smtpSettings(server.url, 1), ...TIMES });
  const since = performance.now();
  const seen = await attempt(pool);
  const ms = Math.round(performance.now() - since);
  pool.abort();
  const { received } = server;
  await server.close();
  return { ...seen, received, ms };
}

async function attempt(pool: SmtpPool): Promise<Pick<Seen, 'what' | 'reason'>> {
  try {
    const [session] = await pool.take(1);
    if (!session) return { what: 'not started', reason: 'no connection' };
    const outcome = await pool.send(session, mail);
    return { what: outcome.outcome, reason: outcome.outcome === 'sent' ? outcome.response : outcome.reason };
  } catch (error) {
    return { what: 'not started', reason: error instanceof Error ? error.message : String(error) };
  }
}

describe('a server that misbehaves', () => {
  it('leaves each mail in the one state that is true, at every stage, in bounded time and memory', async () => {
    const seen = await Promise.all(ROWS.map(async ([stage, reaction]) => tried(stage, reaction)));
    const told = ROWS.map(([stage, reaction], index) => `${reaction} at ${stage}: ${seen[index]?.what}`);
    if (process.env['NURTURE_TEST_FULL'] === '1') writeTable(seen);
    expect(told).toEqual(ROWS.map(([stage, reaction, what]) => `${reaction} at ${stage}: ${what}`));
    expect(Math.max(...seen.map(({ ms }) => ms))).toBeLessThan(15_000);
  }, 60_000);
});

function writeTable(seen: readonly Seen[]): void {
  const rows = ROWS.map(([stage, reaction], index) => {
    const { what, received, reason, ms } = seen[index] ?? { what: 'sent', received: 0, reason: '', ms: 0 };
    return `| ${stage} | ${reaction} | ${what} | ${received} | ${ms} | ${reason.replace(/[|\s\u0000-\u001f]+/g, ' ').slice(0, 70)} |`;
  });
  const text = `# A mail server that misbehaves

Written by \`libs/mail/src/smtp/faults.spec.ts\` at full size. One row for each thing that a server can do at each stage of handing over a mail. _slow_ is the right answer byte by byte; _drip_ a byte now and then, without an end; _long_ the right answer behind 90 KB of further lines; _flood_ an answer without an end. Time limits are those of the test: connect ${TIMES.connectMs} ms, greeting ${TIMES.greetingMs} ms, silence ${TIMES.silenceMs} ms, opening ${TIMES.openMs} ms, attempt ${TIMES.attemptMs} ms.

What is _not started_ or _deferred_ is tried again; _in doubt_ is what nobody can know, as the last byte of the mail had left. A mail has one recipient: one that is refused stops no other.

| at | it does | the mail is | final dots that it got | ms | reason |
| --- | --- | --- | --- | --- | --- |
${rows.join('\n')}
`;
  writeFileSync(join(__dirname, '../../../../docs/evidence/smtp-faults.md'), text);
}
