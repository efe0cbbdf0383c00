import { mildest, returnKindOf } from './effect';
import { envelopeOf } from './envelope';
import { senderAlarms, type SenderReturn } from './sender-alarm';
import { type SentMail, softRun } from './soft-run';
import { type Reason, REASONS, type Verdict } from './verdict';

const verdict = (reason: Reason): Verdict => ({
  recipient: 'ann@example.com',
  outcome: REASONS[reason],
  status: null,
  reason,
  messageId: null,
});

describe('what a returned mail does', () => {
  it.each<[Reason, string | null]>([
    ['no such mailbox', 'hard'],
    ['mailbox full', 'soft'],
    ['delayed, still being tried', 'delayed'],
    ['greylisted', 'delayed'],
    ['sender on a blocklist', 'sender'],
    ['reported as spam', 'complaint'],
    ['not a returned mail', 'replied'],
    ['automatic reply', 'arrived'],
    ['read', 'arrived'],
    ['refused: larger than can be read', null],
  ])('%s: %s', (reason, kind) => {
    expect(returnKindOf(verdict(reason))).toBe(kind);
  });

  it('is the mildest of what is said, where nobody is named', () => {
    expect(mildest([verdict('no such mailbox'), verdict('sender refused')])?.reason).toBe('sender refused');
    expect(mildest([])).toBeUndefined();
  });
});

describe('a run of mails that came back softly', () => {
  const DAY = 86_400_000;
  const mail = (days: number, what: 'soft' | 'stayed' | 'read'): SentMail => ({
    ageMs: days * DAY,
    soft: what === 'soft',
    read: what === 'read',
  });

  it.each<[string, SentMail[], number]>([
    ['counts back from the newest', [mail(1, 'soft'), mail(2, 'soft'), mail(9, 'soft')], 3],
    ['ends at one that stayed', [mail(1, 'soft'), mail(7, 'stayed'), mail(9, 'soft')], 1],
    ['ends at one that was read', [mail(1, 'soft'), mail(2, 'read'), mail(9, 'soft')], 1],
    ['passes over one that may still come back', [mail(1, 'stayed'), mail(2, 'soft'), mail(3, 'soft')], 2],
    ['is none where the newest was read', [mail(0, 'read'), mail(2, 'soft')], 0],
  ])('%s', (_, mails, run) => {
    expect(softRun(mails)).toBe(run);
  });
});

describe('alarms about the sender', () => {
  const refusals = (count: number, domains: readonly string[], reason: Reason): SenderReturn[] =>
    Array.from({ length: count }, (_, index) => ({ domain: domains[index % domains.length] ?? '', reason }));
  const scopes = (returns: readonly SenderReturn[], sent: [string, number][] = []) =>
    senderAlarms(returns, new Map(sent), 0).map(({ scope }) => scope);

  it('are raised by three refusals of one receiver, for that receiver alone', () => {
    expect(scopes(refusals(3, ['a.example'], 'content refused'))).toEqual(['a.example']);
    expect(scopes(refusals(2, ['a.example'], 'content refused'))).toEqual([]);
  });

  it('are raised for the whole transport by receivers everywhere', () => {
    const everywhere = refusals(6, ['a.example', 'b.example', 'c.example'], 'authentication failed');
    expect(scopes(everywhere)).toEqual(['transport']);
    expect(scopes(refusals(6, ['a.example', 'b.example', 'c.example'], 'content refused'))).toEqual([]);
  });

  it('are not raised by a few strict servers among many', () => {
    expect(scopes(refusals(3, ['a.example'], 'content refused'), [['a.example', 61]])).toEqual([]);
    expect(scopes(refusals(3, ['a.example'], 'content refused'), [['a.example', 60]])).toEqual(['a.example']);
  });

  it('name the commonest reason', () => {
    const mixed = [...refusals(1, ['a.example'], 'sender refused'), ...refusals(2, ['a.example'], 'virus found')];
    expect(senderAlarms(mixed, new Map(), 0)).toMatchObject([{ reason: 'virus found', returns: 3 }]);
  });
});

describe('the header of a returned mail', () => {
  it('tells where it went and what it answers, with any line ends', () => {
    const header =
      'Delivered-To: bounce+7.ab@x.example\nTo: Sanne <sanne@x.example>\nIn-Reply-To: <b@x.example>\nReferences: <a@x.example>\n <b@x.example>\n\n<c@x.example>';
    for (const end of ['\n', '\r\n', '\r', '\r\r\n']) {
      expect(envelopeOf(Buffer.from(header.replaceAll('\n', end)))).toEqual({
        recipients: ['bounce+7.ab@x.example', 'sanne@x.example'],
        answers: ['b@x.example', 'a@x.example'],
      });
    }
  });

  it('is read in bounded time', () => {
    const hostile = Buffer.from(`References: ${'<a@'.repeat(5_000_000)}\n`);
    const start = process.hrtime.bigint();
    expect(envelopeOf(hostile).answers.length).toBeLessThanOrEqual(50);
    expect(Number(process.hrtime.bigint() - start) / 1e6).toBeLessThan(1_000);
  });
});
