import { ID, original, OURS, plain, report, type Sample } from './build';

const ann = 'ann.lee@example.com';
const bob = 'bob@example.org';
const daemon = (name: string, host = 'mx.example.net'): Record<string, string> => ({
  From: `${name} <MAILER-DAEMON@${host}>`,
  'Return-Path': '<>',
});

/** Bounces and warnings in words alone, and reports of odd shapes. */
export const NOTICES: readonly Sample[] = [
  {
    name: 'qmail, two recipients of different fates',
    mail: plain(
      { ...daemon(''), From: 'MAILER-DAEMON@mx.example.net', Subject: 'failure notice' },
      `Hi. This is the qmail-send program at mx.example.net.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

<${ann}>:
Sorry, no mailbox here by that name. (#5.1.1)

<${bob}>:
192.0.2.9 failed after I sent the message.
Remote host said: 552 mailbox is over quota

--- Below this line is a copy of the message.

Return-Path: <${OURS}>
${original(ann)}`,
    ),
    expected: [
      [ann, 'hard'],
      [bob, 'soft'],
    ],
    messageId: ID,
  },
  {
    name: 'qmail, no such domain',
    mail: plain(
      { From: 'MAILER-DAEMON@mx.example.net', Subject: 'failure notice' },
      `Hi. This is the qmail-send program at mx.example.net.

<ann@exampel.test>:
Sorry, I couldn't find any host named exampel.test. (#5.1.2)

--- Below this line is a copy of the message.

${original('ann@exampel.test')}`,
    ),
    expected: [['ann@exampel.test', 'hard']],
    messageId: ID,
  },
  {
    name: 'qmail, too long in the queue',
    mail: plain(
      { From: 'MAILER-DAEMON@mx.example.net', Subject: 'failure notice' },
      `Hi. This is the qmail-send program at mx.example.net.

<${ann}>:
Sorry, I wasn't able to establish an SMTP connection. (#4.4.1)
I'm not going to try again; this message has been in the queue too long.

--- Below this line is a copy of the message.

${original(ann)}`,
    ),
    expected: [[ann, 'soft']],
  },
  {
    name: 'Exim, in words, with its header',
    mail: plain(
      {
        ...daemon('Mail Delivery System'),
        Subject: 'Mail delivery failed: returning message to sender',
        'X-Failed-Recipients': ann,
      },
      `This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

  ${ann}
    host mx.example.com [192.0.2.25]
    SMTP error from remote mail server after RCPT TO:<${ann}>:
    550 5.1.1 Unknown user

------ This is a copy of the message, including all the headers. ------

${original(ann)}`,
    ),
    expected: [[ann, 'hard']],
    messageId: ID,
  },
  {
    name: 'Exim, all MX records lead nowhere',
    mail: plain(
      { ...daemon('Mail Delivery System'), Subject: 'Mail delivery failed: returning message to sender' },
      `This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

  ${ann}
    all relevant MX records point to non-existent hosts
  ${bob}
    retry timeout exceeded

------ This is a copy of your message, including all the headers. ------

${original(ann)}`,
    ),
    expected: [
      [ann, 'hard'],
      [bob, 'soft'],
    ],
  },
  {
    name: 'Exim, a warning',
    mail: plain(
      { ...daemon('Mail Delivery System'), Subject: 'Warning: message 1abc-000-2d delayed 24 hours' },
      `This message was created automatically by mail delivery software.
A message that you sent has not yet been delivered to one or more of its
recipients after more than 24 hours on the queue on mx.example.net.

The address to which the message has not yet been delivered is:

  ${ann}
    host mx.example.com [192.0.2.25]: Connection timed out

No action is required on your part. Delivery attempts will continue for
some time.`,
    ),
    expected: [[ann, 'soft']],
  },
  {
    name: 'Sendmail, old, without MIME',
    mail: plain(
      { ...daemon('Mail Delivery Subsystem'), Subject: 'Returned mail: see transcript for details' },
      `The original message was received at Fri, 20 Nov 2026 09:00:02 +0100
from out.nurture.example [198.51.100.7]

   ----- The following addresses had permanent fatal errors -----
<${ann}>
    (reason: 550 5.1.1 <${ann}>... User unknown)

   ----- Transcript of session follows -----
... while talking to mx.example.com.:
>>> RCPT To:<${ann}>
<<< 550 5.1.1 <${ann}>... User unknown
550 5.1.1 <${ann}>... User unknown

   ----- Original message follows -----

${original(ann)}`,
    ),
    expected: [[ann, 'hard']],
    messageId: ID,
  },
  {
    name: 'Sendmail, a warning',
    mail: report(
      'Mail Delivery Subsystem <MAILER-DAEMON@mx.example.net>',
      `    **********************************************
    **      THIS IS A WARNING MESSAGE ONLY      **
    **  YOU DO NOT NEED TO RESEND YOUR MESSAGE  **
    **********************************************

   ----- Transcript of session follows -----
<${ann}>... Deferred: Connection refused by mx.example.com.
Warning: message still undelivered after 4 hours`,
      [{ to: ann, action: 'delayed', status: '4.4.1' }],
    ),
    expected: [[ann, 'soft']],
  },
  {
    name: 'Exchange 2003, in words',
    mail: plain(
      { From: 'System Administrator <postmaster@example.com>', Subject: 'Undeliverable: Your maturity report' },
      `Your message did not reach some or all of the intended recipients.

      Subject:	Your maturity report
      Sent:	20.11.2026 09:00

The following recipient(s) could not be reached:

      ${ann} on 20.11.2026 09:01
            The e-mail account does not exist at the organization this message was sent to.  Check the e-mail address, or contact the recipient directly to find out the correct address.
            <mx.example.com #5.1.1>`,
    ),
    expected: [[ann, 'hard']],
  },
  {
    name: 'Exchange, an X.400 recipient without an address',
    mail: report('postmaster@example.com', `Delivery has failed to these recipients:\n\n${ann}\nThe mailbox is full.`, [
      { to: 'IMCEAEX-_O=ORG_OU=FIRST_CN=RECIPIENTS_CN=ANN@example.com', status: '5.2.2' },
    ]),
    expected: [[ann, 'soft']],
  },
  {
    name: 'Domino',
    mail: report(
      'Mail Router <postmaster@example.com>',
      `Delivery Failure Report\nYour message: Your maturity report\nwas not delivered to: ${ann}\nbecause: User ann.lee (${ann}) not listed in Domino Directory`,
      [{ to: ann, status: '5.1.1', diagnostic: `X-Notes; User ann.lee (${ann}) not listed in Domino Directory` }],
    ),
    expected: [[ann, 'hard']],
  },
  {
    name: 'Domino, disk quota',
    mail: report('postmaster@example.com', 'Delivery Failure Report', [
      { to: ann, status: '5.0.0', diagnostic: 'X-Notes; Router: Database disk quota exceeded' },
    ]),
    expected: [[ann, 'soft']],
  },
  {
    name: 'GroupWise',
    mail: plain(
      { From: 'Mail Delivery <postmaster@example.com>', Subject: 'Message status - undeliverable' },
      `The message that you sent was undeliverable to the following:\n\n\tann.lee@example.com (user not found)`,
    ),
    expected: [[ann, 'hard']],
  },
  {
    name: 'Courier',
    mail: report(
      '"Courier mail server at mx.example.com" <>',
      `This is a delivery status notification from mx.example.com.\n\nThe original message was received on Fri, 20 Nov 2026.\n\n---\n\n                           UNDELIVERABLE MAIL\n\nYour message to the following recipients cannot be delivered:\n\n<${ann}>:\n    User unknown.`,
      [{ to: ann, status: '5.0.0', diagnostic: 'unknown; User unknown.' }],
    ),
    expected: [[ann, 'hard']],
  },
  {
    name: 'web.de, in German',
    mail: plain(
      { From: 'Mailer Daemon <mailer-daemon@web.example>', Subject: 'Mail konnte nicht zugestellt werden' },
      `Diese Nachricht wurde automatisch erstellt.

Ihre E-Mail konnte nicht an die folgenden Empfänger zugestellt werden:

<${ann}>:
Der Empfänger ist unbekannt.

--- The header of the original message is following. ---

${original(ann)}`,
    ),
    expected: [[ann, 'hard']],
    messageId: ID,
  },
  {
    name: 'Japanese, in ISO-2022-JP',
    mail: `From: MAILER-DAEMON@mx.example.jp
To: ${OURS}
Subject: =?UTF-8?B?6YWN5L+h5LiN6IO9?=
MIME-Version: 1.0
Content-Type: text/plain; charset=ISO-2022-JP
Content-Transfer-Encoding: 7bit

<${ann}>:
\x1b$B08@hITL@\x1b(B
`,
    expected: [[ann, 'hard']],
  },
  {
    name: 'Chinese, base64 in GB18030',
    mail: `From: =?UTF-8?B?6YKu566x?= <postmaster@mx.example.cn>
To: ${OURS}
Subject: =?UTF-8?B?57O757uf6YCA5L+h?=
MIME-Version: 1.0
Content-Type: text/plain; charset=gb18030
Content-Transfer-Encoding: base64

${Buffer.concat([Buffer.from(`<${ann}>\n`), Buffer.from([0xca, 0xd5, 0xbc, 0xfe, 0xc8, 0xcb, 0xb2, 0xbb, 0xb4, 0xe6, 0xd4, 0xda])]).toString('base64')}
`,
    expected: [[ann, 'hard']],
  },
  {
    name: 'French, quoted-printable',
    mail: `From: Mail Delivery System <MAILER-DAEMON@mx.example.fr>
To: ${OURS}
Subject: Message non remis
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

Votre message n'a pas pu =C3=AAtre remis au destinataire suivant :

  ${ann}
    La bo=C3=AEte aux lettres du destinataire est pleine
`,
    expected: [[ann, 'soft']],
  },
  {
    name: 'three recipients in one report, folded, CRLF',
    mail: report('MAILER-DAEMON@mx.example.net', 'Report.', [
      { to: ann, status: '5.1.1', diagnostic: `smtp; 550 5.1.1\n <${ann}>:\n User unknown` },
      { to: bob, status: '4.2.2', diagnostic: 'smtp; 452 4.2.2 The mailbox is\n\tover quota' },
      { to: 'cy@example.net', action: 'relayed', status: '2.0.0' },
    ]).replaceAll('\n', '\r\n'),
    expected: [
      [ann, 'hard'],
      [bob, 'soft'],
      ['cy@example.net', 'none'],
    ],
    messageId: ID,
  },
  {
    name: 'CR alone as line end',
    mail: report('MAILER-DAEMON@mx.example.net', 'Report.', [
      { to: ann, status: '5.1.1', diagnostic: 'smtp; 550 5.1.1 user unknown' },
    ]).replaceAll('\n', '\r'),
    expected: [[ann, 'hard']],
    messageId: ID,
  },
  {
    name: 'the recipient that we wrote to, not the one it was forwarded to',
    mail: report('MAILER-DAEMON@mx.example.net', 'Report.', [
      {
        to: 'inner@deep.example',
        originalRecipient: 'rfc822;ann+2B1@example.com',
        status: '5.1.1',
        diagnostic: 'smtp; 550 no such user',
      },
    ]),
    expected: [['ann+1@example.com', 'hard']],
  },
  {
    name: 'an internationalized recipient (RFC 6533)',
    mail: report('MAILER-DAEMON@mx.example.net', 'Report.', [{ to: 'x', status: '5.1.1' }]).replace(
      'Final-Recipient: rfc822; x',
      'Final-Recipient: utf-8; j\\x{FC}rgen@example.de',
    ),
    expected: [['jürgen@example.de', 'hard']],
  },
  {
    name: 'the fields of a report in a plain text',
    mail: plain(
      { From: 'postmaster@example.com', Subject: 'Delivery Status Notification (Failure)' },
      `Reporting-MTA: dns; mx.example.com\n\nFinal-Recipient: rfc822;${ann}\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp;550 5.1.1 unknown`,
    ),
    expected: [[ann, 'hard']],
  },
  {
    name: 'a report cut off in the middle',
    mail:
      report('MAILER-DAEMON@mx.example.net', 'Report.', [
        { to: ann, status: '5.2.2', diagnostic: 'smtp; 552 mailbox full' },
      ]).split('--b1/mx\nContent-Type: message/rfc822')[0] ?? '',
    expected: [[ann, 'soft']],
  },
  {
    name: 'a forwarded report, wrapped into another mail',
    mail: `From: list-owner@example.net
To: ${OURS}
Subject: Uncaught notification
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=outer

--outer
Content-Type: text/plain

The attached mail was received.
--outer
Content-Type: message/rfc822

${report('MAILER-DAEMON@mx.example.net', 'Report.', [{ to: ann, status: '5.1.1', diagnostic: 'smtp; 550 user unknown' }])}
--outer--
`,
    expected: [[ann, 'hard']],
    messageId: ID,
  },
  {
    name: 'delivered, as asked for',
    mail: report(
      'MAILER-DAEMON@mx.example.net',
      'Your message was successfully delivered to the destination(s) listed below.',
      [{ to: ann, action: 'delivered', status: '2.0.0' }],
    ),
    expected: [[ann, 'none']],
  },
  {
    name: 'VERP alone tells the recipient',
    mail: plain(
      {
        From: 'MAILER-DAEMON@mx.example.net',
        To: 'bounce+ann.lee=example.com@nurture.example',
        Subject: 'Delivery failure',
      },
      'The user is unknown here: no such user.',
    ),
    expected: [[ann, 'hard']],
  },
  {
    name: 'Gmail, in words: the answer counts, not the sentence around it',
    mail: plain(
      {
        ...daemon('Mail Delivery Subsystem'),
        Subject: 'Delivery Status Notification (Failure)',
        'X-Failed-Recipients': ann,
      },
      `Delivery to the following recipient failed permanently:

     ${ann}

Technical details of permanent failure:
Google tried to deliver your message, but it was rejected by the server for the recipient domain example.com by mx.example.com. [192.0.2.25].

The error that the other server returned was:
550 5.1.1 <${ann}>: user unknown

----- Original message -----

${original(ann)}`,
    ),
    expected: [[ann, 'hard']],
    messageId: ID,
  },
  {
    name: 'a code of an unknown mailbox and no words, in a notice full of advice',
    mail: report(
      'postmaster@example.com',
      "Your message couldn't be delivered: the address wasn't found at example.com. It might also be blocked by policy or be seen as spam.",
      [{ to: ann, status: '5.1.1' }],
    ),
    expected: [[ann, 'hard']],
  },
  {
    name: 'SMTP32, before its copy',
    mail: plain(
      { From: 'Postmaster <postmaster@mail.example.com>', Subject: 'Undeliverable Mail' },
      `User mailbox exceeds allowed size: ${ann}\n\nOriginal message follows.\n\n${original(ann)}`,
    ),
    expected: [[ann, 'soft']],
    messageId: ID,
  },
  {
    name: 'an HTML notice alone',
    mail: plain(
      { ...daemon('Mail Delivery System'), Subject: 'Undeliverable', 'Content-Type': 'text/html; charset=utf-8' },
      `<html><head><style>p { color: red }</style></head><body><p>Delivery has failed to these recipients:</p><p><a href="mailto:${ann}">${ann}</a><br>The recipient&#39;s mailbox is full.</p></body></html>`,
    ),
    expected: [[ann, 'soft']],
  },
  {
    name: 'Exchange, which repeats the header of the mail first',
    mail: plain(
      { From: 'System Administrator <postmaster@mx.example.net>', Subject: 'Undeliverable: Spam filters explained' },
      `Your message

  To:      ann.lee@example.com; bob@example.org
  Subject: Spam filters explained
  Sent:    Fri, 20 Nov 2026 09:00:00 +0100

did not reach the following recipient(s):

bob@example.org on Fri, 20 Nov 2026 09:00:07 +0100
    The recipient name is not recognized`,
    ),
    expected: [[bob, 'hard']],
  },
  {
    name: 'a code with a comment, and no diagnosis',
    mail: report('Internet Mail Delivery <postmaster@mx.example.net>', 'It could not be delivered.', [
      { to: ann, status: '5.0.0 (the recipient reached the disk quota)' },
    ]),
    expected: [[ann, 'soft']],
  },
  {
    name: 'a gateway that wraps the report into a mail of its own',
    mail: `From: postmaster@gateway.example.net
To: ${OURS}
Subject: Delivery Status Notification (Failure)
MIME-Version: 1.0
Content-Type: multipart/mixed; report-type=delivery-status; boundary="outer"

--outer
Content-Type: message/rfc822

${report('postmaster@mx.example.net', 'Delivery failed.', [{ to: bob, status: '5.1.1' }])}
--outer--
`,
    expected: [[bob, 'hard']],
  },
  {
    name: 'a server that answers like a person',
    mail: plain(
      { From: 'gateway@mx.example.net', Subject: 'RE: Your maturity report : non remis (delivery failed)' },
      `Your message could not be delivered to
${bob}
The mailbox is full.`,
    ),
    expected: [[bob, 'soft']],
  },
];
