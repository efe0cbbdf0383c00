import { createSign } from 'node:crypto';
import { MessageSource } from './message';
import { PostmarkSource } from './postmark';
import { SesSource } from './ses';
import { SnsVerifier } from './sns';
import { CERTIFICATE, KEY } from './sns.fixtures';
import type { Reading } from './types';

const SECRET = 'a secret of the tests';
const TOPIC = 'arn:aws:sns:eu-west-1:123456789012:bounces';
const CERTIFICATE_URL = 'https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-0123.pem';

const verdictOf = (reading: Reading) => {
  if (reading.kind !== 'reports') throw new Error(`no report: ${JSON.stringify(reading)}`);
  const { verdicts, recipients, trusted } = reading.reports[0] ?? { verdicts: [], recipients: [], trusted: false };
  return { ...verdicts[0], recipients, trusted };
};

describe('the secret of hooks', () => {
  const source = new MessageSource(SECRET);

  it('lets in whoever knows it, as Bearer or as the password of Basic', () => {
    const basic = `Basic ${Buffer.from(`nurture:${SECRET}`).toString('base64')}`;
    expect(new MessageSource('no-blanks-in-here').admits({ authorization: 'Bearer no-blanks-in-here' })).toBeNull();
    expect(source.admits({ authorization: basic })).toBeNull();
  });

  it.each([
    ['nothing', undefined],
    ['a wrong password', `Basic ${Buffer.from('nurture:wrong').toString('base64')}`],
    ['a part of it', `Basic ${Buffer.from('nurture:a secret').toString('base64')}`],
    ['an empty one', 'Basic Og=='],
  ])('keeps out %s', (_, authorization) => {
    expect(source.admits({ authorization })).toMatchObject({ kind: 'refused', problem: 'unauthorized' });
  });

  it('keeps everybody out where none is set', () => {
    const open = new PostmarkSource(null).admits({ authorization: 'Bearer null' });
    expect(open).toMatchObject({ problem: 'closed' });
  });
});

describe('webhooks of Postmark', () => {
  const source = new PostmarkSource(SECRET);
  const bounce = (fields: object) =>
    source.read({ headers: {}, body: { RecordType: 'Bounce', Email: 'Ann@Example.com', ...fields } }).then(verdictOf);

  it.each([
    [
      'HardBounce',
      'smtp;550 5.1.1 The email account that you tried to reach does not exist',
      'hard',
      'no such mailbox',
    ],
    ['HardBounce', 'smtp;554 5.7.1 Message blocked: your IP is listed at Spamhaus', 'sender', 'sender on a blocklist'],
    ['HardBounce', '', 'hard', 'no such mailbox'],
    ['SoftBounce', 'smtp;452 4.2.2 The recipient’s inbox is out of storage space', 'soft', 'mailbox full'],
    ['SoftBounce', 'smtp;550 5.1.1 user unknown', 'hard', 'no such mailbox'],
    ['Blocked', 'smtp;550 user unknown or blocked', 'sender', 'sender refused'],
    ['Transient', 'smtp;451 try again', 'soft', 'delayed, still being tried'],
    ['SpamNotification', '', 'sender', 'content refused'],
    ['SpamComplaint', 'x', 'complaint', 'reported as spam'],
    ['AutoResponder', 'Out of office', 'none', 'automatic reply'],
    ['SomethingNew', '', 'soft', 'unclear failure'],
  ])('reads a %s that says "%s" as %s', async (Type, Details, outcome, reason) => {
    expect(await bounce({ Type, Details })).toMatchObject({
      recipient: 'ann@example.com',
      outcome,
      reason,
      trusted: true,
    });
  });

  it('finds our Message-ID in the mail that it passes on', async () => {
    const Content =
      'From: MAILER-DAEMON@x.example\nSubject: failure notice\n\n<ann@example.com>: user unknown\n\n--- Below this line is a copy of the message.\n\nMessage-ID: <7.abc@ours.example>\nTo: ann@example.com\n';
    expect(await bounce({ Type: 'HardBounce', Content })).toMatchObject({ messageId: '7.abc@ours.example' });
  });

  it('reads complaints and suppressions, and nothing into a delivery', async () => {
    const complaint = await source.read({ headers: {}, body: { RecordType: 'SpamComplaint', Email: 'a@b.example' } });
    expect(verdictOf(complaint)).toMatchObject({ outcome: 'complaint', recipient: 'a@b.example' });
    const change = { RecordType: 'SubscriptionChange', Recipient: 'a@b.example', SuppressSending: true };
    const manual = await source.read({ headers: {}, body: { ...change, SuppressionReason: 'ManualSuppression' } });
    expect(verdictOf(manual)).toMatchObject({ outcome: 'unsubscribe' });
    expect(await source.read({ headers: {}, body: { RecordType: 'Delivery' } })).toMatchObject({ kind: 'nothing' });
  });

  it.each([
    ['no object', []],
    ['text that is no JSON', '{'],
    ['nothing', undefined],
  ])('refuses %s', async (_, body) => {
    expect(await source.read({ headers: {}, body })).toMatchObject({ kind: 'refused', problem: 'unreadable' });
  });
});

describe('notifications of Amazon SES', () => {
  const fetched: string[] = [];
  const fetchText = (url: string): Promise<string> => {
    fetched.push(url);
    return Promise.resolve(url === CERTIFICATE_URL ? CERTIFICATE : 'confirmed');
  };
  const sourceAt = (now: string): SesSource =>
    new SesSource([TOPIC], new SnsVerifier(fetchText, () => Date.parse(now)), fetchText);
  const source = sourceAt('2026-12-01T00:00:00Z');
  beforeEach(() => fetched.splice(0));

  const notification = (message: object, change: Record<string, string> = {}) =>
    signed({ Type: 'Notification', Message: JSON.stringify(message), ...change });
  const take = (body: unknown, from = source) => from.read({ headers: {}, body: JSON.stringify(body) });
  const event = (bounce: object, type = 'Bounce') => ({
    notificationType: type,
    [type.toLowerCase()]: bounce,
    mail: {
      source: 'bounce+7.0123@ours.example',
      headers: [{ name: 'Message-ID', value: '<7.abc@ours.example>' }],
    },
  });
  const bounced = (bounceType: string, bounceSubType: string, diagnosticCode = '', status = '') =>
    event({
      bounceType,
      bounceSubType,
      bouncedRecipients: [{ emailAddress: 'Ann <ann@example.com>', diagnosticCode, status }],
    });

  it('reads a signed one, with the return path and the Message-ID that were ours', async () => {
    const reading = await take(notification(bounced('Permanent', 'General', 'smtp; 550 5.1.1 user unknown', '5.1.1')));
    expect(verdictOf(reading)).toMatchObject({
      recipient: 'ann@example.com',
      outcome: 'hard',
      status: '5.1.1',
      messageId: '7.abc@ours.example',
      recipients: ['bounce+7.0123@ours.example'],
      trusted: true,
    });
  });

  it.each([
    ['Permanent', 'General', 'smtp; 550 5.7.1 blocked by policy, spam', 'sender'],
    ['Permanent', 'OnAccountSuppressionList', 'Amazon SES did not send the message', 'hard'],
    ['Transient', 'MailboxFull', '', 'soft'],
    ['Transient', 'General', 'smtp; 550 5.1.1 user unknown', 'hard'],
    ['Transient', 'ContentRejected', '', 'sender'],
    ['Undetermined', 'Undetermined', '', 'soft'],
  ])('reads %s %s "%s" as %s', async (type, subType, diagnostic, outcome) => {
    expect(verdictOf(await take(notification(bounced(type, subType, diagnostic))))).toMatchObject({ outcome });
  });

  it('reads complaints, but for one that says not spam', async () => {
    const complained = (complaintFeedbackType: string) =>
      event({ complaintFeedbackType, complainedRecipients: [{ emailAddress: 'ann@example.com' }] }, 'Complaint');
    expect(verdictOf(await take(notification(complained('abuse'))))).toMatchObject({ outcome: 'complaint' });
    expect(verdictOf(await take(notification(complained('not-spam'))))).toMatchObject({ outcome: 'none' });
  });

  it('confirms a subscription of our topic', async () => {
    const url = 'https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&Token=x';
    const body = signed({ Type: 'SubscriptionConfirmation', Message: 'm', Token: 'x', SubscribeURL: url });
    expect(await take(body)).toMatchObject({ kind: 'nothing', message: 'The subscription is confirmed.' });
    expect(fetched).toContain(url);
  });

  const good = notification(bounced('Permanent', 'NoEmail'));
  it.each([
    ['a message changed after it was signed', { ...good, Message: good['Message']?.replace('Permanent', 'Transient') }],
    ['a signature of another message', { ...good, Signature: notification({})['Signature'] }],
    ['no signature', { ...good, Signature: '' }],
    [
      'a topic that is not ours',
      signed({ Type: 'Notification', Message: '{}', TopicArn: TOPIC.replace('bounces', 'x') }),
    ],
    [
      'a certificate of another host',
      { ...good, SigningCertURL: 'https://sns.eu-west-1.amazonaws.com.evil.example/x.pem' },
    ],
    ['a certificate without TLS', { ...good, SigningCertURL: CERTIFICATE_URL.replace('https', 'http') }],
    ['an unknown signature version', { ...good, SignatureVersion: '3' }],
    ['an unknown type', { ...good, Type: 'toString' }],
  ])('refuses %s', async (_, body) => {
    expect(await take(body)).toMatchObject({ kind: 'refused', problem: 'unauthorized' });
    expect(fetched.filter((url) => !url.startsWith('https://sns.eu-west-1.amazonaws.com/'))).toEqual([]);
  });

  it('refuses what a certificate signed that is no longer valid', async () => {
    expect(await take(good, sourceAt('2199-01-01T00:00:00Z'))).toMatchObject({ problem: 'unauthorized' });
  });

  it('asks for a certificate once', async () => {
    const own = sourceAt('2026-12-01T00:00:00Z');
    await take(good, own);
    await take(good, own);
    expect(fetched).toEqual([CERTIFICATE_URL]);
  });

  it('stays closed where no topic is set', () => {
    expect(new SesSource([], new SnsVerifier(fetchText, () => 0), fetchText).admits()).toMatchObject({
      problem: 'closed',
    });
  });
});

/** As SNS signs: each field with its name, a line each, in the order of the alphabet. */
function signed(fields: Record<string, string>): Record<string, string> {
  const message: Record<string, string> = {
    MessageId: 'e3c4e17a',
    TopicArn: TOPIC,
    Timestamp: '2026-11-30T12:00:00.000Z',
    SignatureVersion: '2',
    SigningCertURL: CERTIFICATE_URL,
    ...fields,
  };
  const names = ['Message', 'MessageId', 'Subject', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'];
  const text = names.flatMap((name) => (message[name] === undefined ? [] : [`${name}\n${message[name]}\n`])).join('');
  return { ...message, Signature: createSign('RSA-SHA256').update(text).sign(KEY, 'base64') };
}
