import type { Outcome } from '@nurture/core/bounce';

/** One labelled mail: whose style it is in, the mail, and what is right for each of its recipients. */
export interface Sample {
  readonly name: string;
  readonly mail: string;
  readonly expected: readonly Expected[];
  /** Message-ID that must be found, where the mail tells it. */
  readonly messageId?: string;
}

export type Expected = readonly [recipient: string | null, outcome: Outcome];

export const OURS = 'bounce+812.9f1c@mail.nurture.example';
export const ID = '812.4be1@mail.nurture.example';

/** The mail of ours that came back. */
export const original = (to: string): string =>
  `Received: from mail.nurture.example by mx.example.net; Fri, 20 Nov 2026 09:00:02 +0100
From: Nina <nina@nurture.example>
To: ${to}
Subject: Your maturity report
Message-ID: <${ID}>
Date: Fri, 20 Nov 2026 09:00:00 +0100
MIME-Version: 1.0
Content-Type: text/plain

Hello, the report that you asked for is ready. If you think this is spam, unsubscribe.
`;

export interface Group {
  readonly to: string;
  readonly action?: string;
  readonly status: string;
  readonly diagnostic?: string;
  readonly originalRecipient?: string;
}

/** A delivery status notification (RFC 3464) as most servers frame it. */
export function report(from: string, text: string, groups: readonly Group[]): string {
  const fields = groups.map(
    ({ to, action = 'failed', status, diagnostic, originalRecipient }) =>
      `${originalRecipient ? `Original-Recipient: ${originalRecipient}\n` : ''}Final-Recipient: rfc822; ${to}
Action: ${action}
Status: ${status}
${diagnostic === undefined ? '' : `Remote-MTA: dns; mx.example.com\nDiagnostic-Code: ${diagnostic}\n`}`,
  );
  return `Return-Path: <>
From: ${from}
To: ${OURS}
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b1/mx"

This is a MIME-encapsulated message.

--b1/mx
Content-Type: text/plain; charset=us-ascii

${text}
--b1/mx
Content-Type: message/delivery-status

Reporting-MTA: dns; out.nurture.example
Arrival-Date: Fri, 20 Nov 2026 09:00:02 +0100

${fields.join('\n')}
--b1/mx
Content-Type: message/rfc822

${original(groups[0]?.to ?? '')}
--b1/mx--
`;
}

/** What our own relay (in the manner of Postfix) reports when another server answered with `reply`. */
export function relayed(to: string, reply: string, status = '5.0.0'): string {
  const text = `This is the mail system at host out.nurture.example.

Your message could not be delivered to one or more recipients. It's attached below.

<${to}>: host mx.example.com[192.0.2.25] said: ${reply.replaceAll('~', to)} (in reply to RCPT TO command)`;
  return report('MAILER-DAEMON@out.nurture.example (Mail Delivery System)', text, [
    { to, status, diagnostic: `smtp; ${reply.replaceAll('~', to)}` },
  ]);
}

/** A mail of one text part. */
export function plain(headers: Readonly<Record<string, string>>, text: string): string {
  const lines = Object.entries({ To: OURS, Date: 'Fri, 20 Nov 2026 09:05:00 +0100', ...headers });
  return `${lines.map(([name, value]) => `${name}: ${value}`).join('\n')}\n\n${text}\n`;
}
