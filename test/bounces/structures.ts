import { ID, original, OURS, plain, relayed, report, type Sample } from './build';

const ann = 'ann.lee@example.com';
const bob = 'bob@example.org';

const parts = (headers: Readonly<Record<string, string>>, ...bodies: readonly string[]): string =>
  plain(headers, [...bodies.map((body) => `--b7\n${body}`), '--b7--'].join('\n'));

const mixed = { 'MIME-Version': '1.0', 'Content-Type': 'multipart/mixed; boundary="b7"' };
const reported = { ...mixed, 'Content-Type': 'multipart/report; report-type=delivery-status; boundary="b7"' };
const returned = (to: string): string => `Content-Type: message/rfc822\n\n${original(to)}`;

/** Returned mails whose trouble is how they are put together. */
export const STRUCTURES: readonly Sample[] = [
  {
    name: 'PMDF and its heirs repeat some of our header before the trouble',
    mail: plain(
      {
        From: 'Internet Mail Delivery <postmaster@example.com>',
        Subject: 'Delivery Notification: Delivery has failed',
      },
      `This report relates to a message you sent with the following header fields:

  Message-id: <${ID}>
  From: Nina <nina@nurture.example>
  To: ${ann}
  Subject: Why nobody is unknown to us

Your message cannot be delivered to the following recipients:

  Recipient address: ${ann}
  Reason: %EXDISKQUOTA, disk quota exceeded`,
    ),
    expected: [[ann, 'soft']],
    messageId: ID,
  },
  {
    name: 'Dovecot refuses with a receipt',
    mail: parts(
      { From: 'Mail Delivery Subsystem <postmaster@example.com>', Subject: 'Automatically rejected mail', ...mixed },
      `Content-Type: text/plain\n\nYour message to <${ann}> was automatically rejected:\nQuota exceeded (mailbox for user is full)`,
      `Content-Type: message/disposition-notification

Final-Recipient: rfc822; ${ann}
Original-Message-ID: <${ID}>
Disposition: automatic-action/MDN-sent-automatically; deleted`,
    ),
    expected: [[ann, 'soft']],
    messageId: ID,
  },
  {
    name: 'A receipt of a person who deleted it unread is none',
    mail: parts(
      { From: `Ann Lee <${ann}>`, Subject: 'Not read: Your maturity report', ...mixed },
      'Content-Type: text/plain\n\nYour message was deleted without being read.',
      `Content-Type: message/disposition-notification

Final-Recipient: rfc822; ${ann}
Original-Message-ID: <${ID}>
Disposition: automatic-action/MDN-sent-automatically; deleted`,
    ),
    expected: [[ann, 'none']],
    messageId: ID,
  },
  {
    name: 'The header that tells the boundary got lost',
    mail: plain(
      { From: 'System Administrator <postmaster@example.com>', Subject: 'Undeliverable: Your maturity report' },
      `This message is in MIME format.

------_=_NextPart_000
Content-Type: text/plain

Your message

  To:      Nina; Everybody
  Subject: Your maturity report

did not reach the following recipient(s):

${ann} on Fri, 20 Nov 2026 09:13:24 +0100
    The recipient name is not recognized
    MSEXCH:IMS:EXAMPLE:HQ:MX2 0 (000C05A6) Unknown Recipient

------_=_NextPart_000
Content-Type: message/rfc822

${original(ann)}
------_=_NextPart_000--`,
    ),
    expected: [[ann, 'hard']],
    messageId: ID,
  },
  {
    name: 'The frame of the mail below a notice is not that of the notice',
    mail: plain(
      { From: 'MAILER-DAEMON@mx.example.net', Subject: 'failure notice' },
      `Hi. This is the qmail-send program at mx.example.net.

<${ann}>:
Sorry, no mailbox here by that name. (#5.1.1)

--- Below this line is a copy of the message.

Received: from out.nurture.example by mx.example.net
Message-ID: <${ID}>
To: ${ann}
Content-Type: multipart/alternative; boundary="inner"

--inner
Content-Type: text/plain

Hello
--inner--`,
    ),
    expected: [[ann, 'hard']],
    messageId: ID,
  },
  {
    name: 'OpenMail sets the returned mail right behind a boundary',
    mail: parts(
      { From: '"Mail Deliver System" <MAILER-DAEMON>', Subject: 'Returned Mail: User unknown', ...mixed },
      `Content-Type: text/plain

---The following addresses had delivery errors---

${ann} [User unknown]
`,
      original(ann),
    ),
    expected: [[ann, 'hard']],
    messageId: ID,
  },
  {
    name: 'What is left of the mail comes as message/partial',
    mail: parts(
      { From: 'MAILER-DAEMON@example.net', Subject: 'Returned mail: mailbox name not allowed', ...reported },
      'Content-Type: text/plain\n\nThe following addresses had permanent fatal errors',
      `Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.net

Final-Recipient: RFC822; <${ann}>
Action: failed
Status: 5.7.1
Diagnostic-Code: SMTP; 553 Invalid recipient ${ann} (Mode: normal)`,
      `Content-Type: message/partial\n\n${original(ann)}`,
    ),
    expected: [[ann, 'hard']],
    messageId: ID,
  },
  {
    name: 'A semicolon is missing before the boundary',
    mail: parts(
      { From: 'MAILER-DAEMON@example.net', Subject: 'Undelivered', 'Content-Type': 'multipart/report boundary="b7"' },
      'Content-Type: text/plain\n\nThe mail could not be delivered.',
      `Content-Type: message/delivery-status\n\nFinal-Recipient: rfc822; ${ann}\nAction: failed\nStatus: 5.2.2`,
      returned(ann),
    ),
    expected: [[ann, 'soft']],
    messageId: ID,
  },
  {
    name: 'Active!hunter names the recipient twice in one line',
    mail: parts(
      { From: '"MAILER-DAEMON" <MAILER-DAEMON@example.com>', Subject: 'FAILURE NOTICE :', ...reported },
      `Content-Type: text/plain

The original message was received at Fri, 20 Nov 2026 09:05:00 +0900

  ----- The following addresses had permanent fatal errors -----

>>> ${ann} <${ann}>

  ----- Transcript of session follows -----
550 <${ann}>: Recipient address rejected: User unknown in local recipient table`,
      returned(ann),
    ),
    expected: [[ann, 'hard']],
    messageId: ID,
  },
  {
    name: 'MailMarshal names the recipient last',
    mail: plain(
      { From: 'postmaster@example.com', Subject: 'Undeliverable Mail: "Your maturity report"' },
      `Your message:
   From:    nina@nurture.example
   Subject: Your maturity report

Could not be delivered because of

550 5.1.1 User unknown

The following recipients were affected:
    ${ann}

Additional Information
======================
Original Sender:    <nina@nurture.example>`,
    ),
    expected: [[ann, 'hard']],
  },
  {
    name: 'Notes, in Japanese',
    mail: plain(
      {
        From: 'postmaster@example.co.jp',
        Subject: 'Undeliverable message',
        'Content-Type': 'text/plain; charset=utf-8',
        'Content-Transfer-Encoding': '8bit',
      },
      `------- Failure Reasons  --------

ディレクトリのリストにありません
${ann}

------- Returned Message --------
${original(ann)}`,
    ),
    expected: [[ann, 'hard']],
    messageId: ID,
  },
  {
    name: 'A Japanese mobile provider, from an address that is no daemon',
    mail: parts(
      { From: 'no-reply@app.example.ne.jp', Subject: '=?utf-8?B?44Oh44O844Or44Ko44Op44O86YCa55+l?=', ...mixed },
      `Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

送信先のメールボックスが一杯のため、送信できませんでした。

Your mail sent on: Fri, 20 Nov 2026 09:00:00 +0900
     Could not be delivered to: <${ann}>
     As their mailbox is full.`,
      returned(ann),
    ),
    expected: [[ann, 'soft']],
    messageId: ID,
  },
  {
    name: 'IMail, where the address stands last',
    mail: plain(
      { From: '"Postmaster" <postmaster@example.com>', Subject: 'Undeliverable Mail' },
      `User mailbox exceeds allowed size: ${ann}\n\nOriginal message follows.\n\n${original(ann)}`,
    ),
    expected: [[ann, 'soft']],
    messageId: ID,
  },
  {
    name: 'Exim tells an alias alone, and the sender in a line of its own',
    mail: plain(
      { From: 'Mail Delivery System <Mailer-Daemon@example.net>', Subject: 'Mail delivery failed' },
      `This message was created automatically by mail delivery software.

A message sent by

  <${OURS}>

could not be delivered to one or more of its recipients. The following
address(es) failed:

  an undisclosed address
    (generated from ${ann})
    mailbox is full`,
    ),
    expected: [[ann, 'soft']],
  },
  {
    name: 'A server that hides its name',
    mail: plain(
      { From: '<>', 'Return-Path': '<>', 'Auto-Submitted': 'auto-replied', 'In-Reply-To': `<${ID}>` },
      `You sent mail to ${ann}. That's not a valid user here.`,
    ),
    expected: [[ann, 'hard']],
    messageId: ID,
  },
  {
    name: 'A directory explains itself with addresses of others',
    mail: plain(
      { From: 'postmaster@example.com (Automated response)', Subject: 'FAILED MAIL' },
      `The standard form of addresses here is firstname.lastname@example.com. The address to
which your message was addressed, ${ann}, did not exactly match one of ours.

This may help to find another means of contact:

  Ann L. Leeds    +31 20 555 0100   ann.leeds@example.com`,
    ),
    expected: [[ann, 'hard']],
  },
  {
    name: 'A scanner advertises below the trouble',
    mail: parts(
      { From: 'postmaster@example.com', Subject: 'Delivery Status Notification (Failure)', ...reported },
      `Content-Type: text/plain

Delivery to the following recipients failed.

       ${ann}

This email has come from the internet and has been scanned for all viruses and potentially offensive content.`,
      `Content-Type: message/delivery-status\n\nFinal-Recipient: rfc822;${ann}\nAction: failed\nStatus: 5.1.1`,
      returned(ann),
    ),
    expected: [[ann, 'hard']],
    messageId: ID,
  },
  {
    name: 'Codes with underscores are words',
    mail: plain(
      { From: 'MAILER-DAEMON@out.nurture.example', Subject: 'Undelivered Mail Returned to Sender' },
      `This is the mail system at host out.nurture.example.

<${ann}>: host mx.example.com[192.0.2.25] said: 550
    BAD_RECIPIENT - see http://www.example.com/undelivered (in reply to RCPT TO command)
<${bob}>: host mx.example.org[192.0.2.26] said: 554 MAILBOX_FULL`,
    ),
    expected: [
      [ann, 'hard'],
      [bob, 'soft'],
    ],
  },
  {
    name: 'A complaint of several recipients',
    mail: parts(
      {
        From: 'feedbackloop@example.net',
        Subject: 'Abuse Report',
        ...mixed,
        'Content-Type': 'multipart/report; report-type=feedback-report; boundary="b7"',
      },
      'Content-Type: text/plain\n\nThis is an abuse report.',
      `Content-Type: message/feedback-report

Feedback-Type: abuse
User-Agent: ExampleFBL/1.0
Version: 1
Original-Rcpt-To: <${ann}>
Original-Rcpt-To: <${bob}>`,
      returned(ann),
    ),
    expected: [
      [ann, 'complaint'],
      [bob, 'complaint'],
    ],
    messageId: ID,
  },
  {
    name: 'A transcript without a list names each recipient behind what was said of it',
    mail: plain(
      { From: 'Mail Delivery Subsystem <MAILER-DAEMON@relay.example.net>', Subject: 'Returned mail: User unknown' },
      `   ----- Transcript of session follows -----
While talking to mx.example.com:
>>> MAIL From:<${OURS}>
<<< 501 no access from mail server [192.0.2.55] which is an open relay
554 <${ann}>... Remote protocol error
While talking to mx.example.org:
>>> RCPT To:<${bob}>
<<< 550 <${bob}>... User unknown
550 <${bob}>... User unknown

   ----- Unsent message follows -----
${original(ann)}`,
    ),
    expected: [
      [ann, 'sender'],
      [bob, 'hard'],
    ],
  },
  {
    name: 'An address is read to its end, whatever stands behind it',
    mail: plain(
      { From: 'mailer-daemon@mail.example.net', Subject: 'Undelivered Mail Returned to Sender' },
      `This message was created automatically by mail delivery software.
A message that you sent could not be delivered to one or more of its recipients.

ann.lee@post.example.co.nl Invalid Address, CODE :550, CODE :5.2.1 <ann.lee@post.example.co.nl>... User Unknown
bob@post.ex-ample.org Invalid Address, CODE :550, CODE :5.2.2 <bob@post.ex-ample.org>... Mailbox Full`,
    ),
    expected: [
      ['ann.lee@post.example.co.nl', 'hard'],
      ['bob@post.ex-ample.org', 'soft'],
    ],
  },
  {
    name: 'The unsubscribe button of a mail program, which marks its mail as automatic',
    mail: plain(
      { From: ann, Subject: 'unsubscribe', 'Auto-Submitted': 'auto-replied', 'Return-Path': `<${ann}>` },
      'This mail was sent by a mail program to unsubscribe from a mailing list.',
    ),
    expected: [[ann, 'unsubscribe']],
  },
  {
    name: 'An automatic reply under the same word in our subject is none',
    mail: plain(
      { From: ann, Subject: 'Unsubscribe', 'Auto-Submitted': 'auto-replied', 'In-Reply-To': `<${ID}>` },
      'I am away until Monday.',
    ),
    expected: [[ann, 'none']],
  },
  {
    name: 'Amazon SES tells of a bounce by mail, as JSON whose long lines were broken on the way',
    mail: plain(
      { From: 'bounces <no-reply@sns.amazonaws.com>', Subject: 'AWS Notification Message' },
      `{
  "Type" : "Notification",
  "Message" : ${JSON.stringify(
    JSON.stringify({
      notificationType: 'Bounce',
      bounce: {
        bounceType: 'Permanent',
        bounceSubType: 'General',
        bouncedRecipients: [{ emailAddress: ann, status: '5.1.1', diagnosticCode: 'smtp; 550 5.1.1 user unknown' }],
      },
      mail: { source: OURS, commonHeaders: { messageId: `<${ID}>` } },
    }),
  ).replace('user unknown', 'user!\n  unknown')}
}

--
To stop receiving notifications, follow the link.`,
    ),
    expected: [[ann, 'hard']],
    messageId: ID,
  },
  {
    name: 'Amazon SES tells by mail that a mail arrived: nobody has answered',
    mail: plain(
      { From: 'deliveries <no-reply@sns.amazonaws.com>', Subject: 'AWS Notification Message' },
      JSON.stringify({
        eventType: 'Delivery',
        mail: { source: OURS, destination: [ann], commonHeaders: { messageId: `<${ID}>` } },
        delivery: { recipients: [ann], smtpResponse: '250 2.0.0 taken' },
      }),
    ),
    expected: [[ann, 'none']],
    messageId: ID,
  },
  {
    name: 'A scanner on a list: the offices of the list are no recipients',
    mail: plain(
      { From: 'Mail Delivery Subsystem <MAILER-DAEMON@scan.example.net>', Subject: 'Message bounced - virus' },
      `There were problems delivering your message: it was infected with a virus.

To unsubscribe, e-mail: news-unsubscribe@lists.example.net
For additional commands, e-mail: news-help@lists.example.net`,
    ),
    expected: [[null, 'sender']],
  },
  {
    name: 'A host that is unknown before the recipient was named, as only the notice tells',
    mail: relayed(ann, '553 relay7.example.org does not exist').replace('RCPT TO', 'MAIL FROM'),
    expected: [[ann, 'sender']],
  },
  {
    name: 'A transcript of Sendmail that ends where the sender was named',
    mail: report(
      'MAILER-DAEMON@out.nurture.example',
      `   ----- The following addresses had permanent fatal errors -----
<${ann}>

   ----- Transcript of session follows -----
... while talking to mx.example.com.:
>>> MAIL From:<bounce@relay7.example.org>
<<< 550 unknown host
`,
      [{ to: ann, status: '5.0.0', diagnostic: 'SMTP; 550 unknown host' }],
    ),
    expected: [[ann, 'sender']],
  },
  {
    name: 'A domain that does not exist, by a server of the recipient that took the whole mail',
    mail: relayed(ann, '550 That domain does not exist in DNS').replace('RCPT TO', 'end of DATA'),
    expected: [[ann, 'sender']],
  },
  {
    name: 'A mailbox that does not exist, by a server that took the whole mail first',
    mail: relayed(ann, '550 User does not exist').replace('RCPT TO', 'end of DATA'),
    expected: [[ann, 'hard']],
  },
  {
    name: 'A comment on the code is a sentence of its own',
    mail: relayed(ann, '550 5.1.1 User unknown in relay recipient table', '5.1.1 (Remote server has rejected address)'),
    expected: [[ann, 'hard']],
  },
  {
    name: 'Hops have a maximum, as sizes have',
    mail: plain(
      { From: 'POSTMASTER@example.com', Subject: 'Undeliverable message' },
      `------- Failure Reasons --------\n\nMessage has exceeded maximum hop count\n${ann}\n\n------- Returned Message --------\n${original(ann)}`,
    ),
    expected: [[ann, 'soft']],
  },
];
