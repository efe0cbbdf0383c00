import { refusalOf, type Stage } from './refusal';

const MINUTE_MS = 60_000;

describe('a refusal in the middle of a conversation', () => {
  it.each<[string, Stage, string, 'ends' | 'waits']>([
    ['unknown mailbox', 'recipient', '550 5.1.1 <ann@example.com>: user unknown', 'ends'],
    ['unknown domain', 'recipient', '550 5.1.2 bad destination system', 'ends'],
    ['a domain without mail', 'recipient', '556 5.1.10 null MX', 'ends'],
    ['our address is not known', 'recipient', '553 5.1.8 sender domain does not resolve', 'waits'],
    ['our address is malformed', 'recipient', '501 5.1.7 bad sender address syntax', 'waits'],
    ['mailbox disabled', 'recipient', '550 5.2.1 mailbox disabled', 'ends'],
    ['mailbox full for good', 'recipient', '552 5.2.2 over quota', 'ends'],
    ['codes that contradict each other', 'recipient', '550 4.2.1 mailbox temporarily disabled', 'waits'],
    ['a temporary reply with a permanent code', 'recipient', '450 5.1.1 user unknown', 'waits'],
    ['the server takes none now', 'recipient', '554 5.3.2 system not accepting network messages', 'waits'],
    ['the server is misconfigured', 'recipient', '554 5.3.5 system incorrectly configured', 'waits'],
    ['the host behind does not answer', 'recipient', '554 5.4.1 no answer from host', 'waits'],
    [
      'an unknown mailbox at Microsoft 365',
      'recipient',
      '550 5.4.1 Recipient address rejected: Access denied. AS(201806281)',
      'ends',
    ],
    ['a loop', 'body', '554 5.4.6 too many hops', 'ends'],
    ['too many recipients', 'recipient', '552 5.5.3 too many recipients', 'waits'],
    ['a mail that is not well formed', 'body', '550 5.6.0 bad content', 'ends'],
    ['content refused', 'body', '554 5.7.1 message looks like spam', 'ends'],
    ['our log-in lapsed', 'recipient', '535 5.7.8 authentication credentials invalid', 'waits'],
    ['a log-in is wanted', 'recipient', '530 Authentication required', 'waits'],
    ['encryption is wanted', 'recipient', '530 5.7.10 encryption needed', 'waits'],
    ['no code, no words', 'recipient', '550 no', 'ends'],
    ['greylisting', 'recipient', '450 4.7.1 Greylisted, come back in a while', 'waits'],
    ['the sender is refused', 'sender', '550 5.7.1 not you', 'waits'],
    ['the sender is unknown', 'sender', '550 5.1.0 sender unknown', 'waits'],
    ['this mail is too large', 'sender', '552 5.3.4 message size exceeds fixed limit', 'ends'],
    ['this mail is too large, without a code', 'sender', '552 message too large', 'ends'],
    ['the greeting', 'session', '554 5.7.1 go away', 'waits'],
  ])('%s: at %s %j the mail %s', (_, stage, response, fate) => {
    expect(refusalOf(stage, response).ends ? 'ends' : 'waits').toBe(fate);
  });

  it.each<[string, string, number]>([
    ['a minute where nothing is known', '451 please wait', 1],
    ['five minutes for greylisting', '450 4.2.0 <ann@example.com>: Recipient address rejected: Greylisted', 5],
    ['five minutes for policy', '451 4.7.0 not now', 5],
    ['as long as the server asks for', '450 4.7.1 Greylisted, try again in 900 seconds', 15],
    ['as long as the server asks for, in minutes', '451 4.7.1 come back in 10 minutes', 10],
    ['no more than four hours, whatever it asks for', '451 4.7.1 try again after 90 hours', 240],
    ['an hour for a full mailbox', '452 4.2.2 The recipient is over quota', 60],
    ['a quarter of an hour for a full server', '452 4.3.1 Insufficient system storage', 15],
    ['half an hour for a rate by code', '421 4.7.28 unusual rate', 30],
    ['a quarter of an hour for a rate in words', '421 4.7.0 Too many connections from your host', 15],
  ])('waits %s', (_, response, minutes) => {
    expect(refusalOf('recipient', response).firstWaitMs).toBe(minutes * MINUTE_MS);
  });

  it('tells why, as a returned mail would', () => {
    expect(refusalOf('recipient', '550-5.1.1 The email account that you tried\n550 5.1.1 to reach does not exist')).toMatchObject({ reason: 'no such mailbox', status: '5.1.1' }); // prettier-ignore
    expect(refusalOf('body', '554 5.7.1 rejected: 192.0.2.1 is listed at zen.spamhaus.org')).toMatchObject({ reason: 'sender on a blocklist' }); // prettier-ignore
    expect(refusalOf('recipient', '550 no').status).toBe('550');
  });
});
