import { ID, original, OURS, plain, type Sample } from './build';

const ann = 'ann.lee@example.com';
const answer = { 'In-Reply-To': `<${ID}>` };
const away = (subject: string, text: string, headers: Record<string, string> = {}): Sample => ({
  name: `automatic reply: ${subject}`,
  mail: plain({ From: `Ann Lee <${ann}>`, Subject: subject, ...answer, ...headers }, text),
  expected: [[ann, 'none']],
  messageId: ID,
});
const leaves = (name: string, headers: Record<string, string>, text = ''): Sample => ({
  name: `unsubscribe: ${name}`,
  mail: plain({ From: `Ann Lee <${ann}>`, ...headers }, text),
  expected: [[ann, 'unsubscribe']],
});

/** A complaint in the form of RFC 5965. */
const feedback = (type: string, fields = ''): string => `From: <feedback@fbl.example.net>
To: fbl@nurture.example
Subject: FW: Your maturity report
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report; boundary="arf"

--arf
Content-Type: text/plain

This is an email abuse report for a message received from 198.51.100.7.
--arf
Content-Type: message/feedback-report

Feedback-Type: ${type}
User-Agent: Example-FBL/1.0
Version: 1
${fields}
--arf
Content-Type: message/rfc822

${original(ann)}
--arf--
`;

/** What people and their programs send back, and complaints. */
export const PEOPLE: readonly Sample[] = [
  {
    name: 'A newsletter about bounces',
    mail: plain(
      {
        From: 'News <news@vendor.example>',
        Subject: 'How to cut bounces: mailbox unavailable explained',
        'List-Id': '<news.vendor.example>',
        Precedence: 'bulk',
      },
      '550 5.1.1 user unknown is what you see most. Ask jane@vendor.example.',
    ),
    expected: [['news@vendor.example', 'none']],
  },
  away(
    'Automatic reply: Your maturity report',
    'I am out of the office. My old address ann@example.org is no longer valid, user unknown.',
  ),
  away('Abwesenheitsnotiz: Your maturity report', 'Ich bin bis Montag nicht erreichbar. Mein Postfach ist voll.'),
  away('Afwezig: Your maturity report', 'Ik ben er maandag weer.'),
  away('Réponse automatique : Your maturity report', 'Je suis absente.'),
  away('自動返信: Your maturity report', '不在です。'),
  away('Re: Your maturity report', 'I no longer work here. The mailbox is disabled.', {
    'Auto-Submitted': 'auto-replied',
  }),
  away('Ticket received [#4711]', 'We have received your message.', { 'X-Autoreply': 'yes', Precedence: 'auto_reply' }),
  {
    name: 'a person who answers',
    mail: plain(
      { From: `Ann Lee <${ann}>`, Subject: 'Re: Your maturity report', ...answer },
      'Thanks! Can we talk on Monday? Your last mail was rejected by our spam filter.',
    ),
    expected: [[ann, 'none']],
    messageId: ID,
  },
  {
    name: 'a person who tells of a bounce',
    mail: plain(
      { From: `Ann Lee <${ann}>`, Subject: 'Re: Undelivered Mail Returned to Sender' },
      'Hi, I got this: 550 5.1.1 user unknown. What now?',
    ),
    expected: [[ann, 'none']],
  },
  {
    name: 'a person who writes of a delivery',
    mail: plain(
      { From: `Ann Lee <${ann}>`, Subject: 'Delivery of the report failed?' },
      'Could you send it again? My mailbox was full.',
    ),
    expected: [[ann, 'none']],
  },
  {
    name: 'a read receipt',
    mail: `From: Ann Lee <${ann}>
To: ${OURS}
Subject: Read: Your maturity report
MIME-Version: 1.0
Content-Type: multipart/report; report-type=disposition-notification; boundary=mdn

--mdn
Content-Type: text/plain

Your message was displayed.
--mdn
Content-Type: message/disposition-notification

Reporting-UA: Mailer
Final-Recipient: rfc822;${ann}
Original-Message-ID: <${ID}>
Disposition: manual-action/MDN-sent-manually; displayed
--mdn--
`,
    expected: [[ann, 'none']],
    messageId: ID,
  },
  leaves('to the address for it', { To: 'unsubscribe+812@mail.nurture.example', Subject: 'x' }),
  leaves('subject', { Subject: 'unsubscribe' }),
  leaves('German', { Subject: 'Re: Abmelden' }),
  leaves('Dutch', { Subject: 'Uitschrijven' }),
  leaves(
    'the whole text of a reply',
    { Subject: 'Re: Your maturity report' },
    'Unsubscribe\n\nOn Fri, 20 Nov 2026 at 09:00 Nina wrote:\n> Hello',
  ),
  {
    name: 'complaint: abuse',
    mail: feedback('abuse', `Original-Rcpt-To: <${ann}>\nOriginal-Mail-From: <${OURS}>`),
    expected: [[ann, 'complaint']],
    messageId: ID,
  },
  {
    name: 'complaint: recipient only in the mail',
    mail: feedback('abuse'),
    expected: [[ann, 'complaint']],
    messageId: ID,
  },
  { name: 'complaint: fraud', mail: feedback('fraud'), expected: [[ann, 'complaint']] },
  { name: 'complaint: virus', mail: feedback('virus'), expected: [[ann, 'complaint']] },
  {
    name: 'complaint: opt-out',
    mail: feedback('opt-out', `Removal-Recipient: <${ann}>`),
    expected: [[ann, 'unsubscribe']],
  },
  { name: 'complaint: taken back', mail: feedback('not-spam'), expected: [[ann, 'none']] },
  {
    name: 'complaint: authentication failure',
    mail: feedback('auth-failure', 'Auth-Failure: dmarc'),
    expected: [[ann, 'sender']],
  },
  {
    name: 'complaint: Outlook.com',
    mail: `From: staff@hotmail.example
To: fbl@nurture.example
Subject: complaint about message from 198.51.100.7
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=jmr

--jmr
Content-Type: message/rfc822

X-HmXmrOriginalRecipient: ${ann}
${original('hidden@example.com')}
--jmr--
`,
    expected: [[ann, 'complaint']],
    messageId: ID,
  },
];
