import type { Outcome } from '@nurture/core/bounce';

/** What servers answer to SMTP, written in their styles; `~` stands for the recipient. */
export interface Reply {
  readonly of: string;
  readonly outcome: Outcome;
  readonly says: string;
  /** Status that our relay writes, where it isn't 5.0.0. */
  readonly status?: string;
}

const of =
  (outcome: Outcome) =>
  (server: string, says: string, status?: string): Reply => ({
    of: server,
    outcome,
    says,
    ...(status ? { status } : {}),
  });
const hard = of('hard');
const soft = of('soft');
const sender = of('sender');

export const REPLIES: readonly Reply[] = [
  hard('Postfix', '550 5.1.1 <~>: Recipient address rejected: User unknown in virtual mailbox table', '5.1.1'),
  hard(
    'Postfix, local table',
    '550 5.1.1 <~>: Recipient address rejected: User unknown in local recipient table',
    '5.1.1',
  ),
  hard('Postfix, policy code', '554 5.7.1 <~>: Recipient address rejected: user ~ does not exist', '5.7.1'),
  hard(
    'Postfix, 450 for good',
    '450 4.1.1 <~>: Recipient address rejected: User unknown in relay recipient table',
    '4.1.1',
  ),
  soft(
    'Postfix, unverified',
    '450 4.1.1 <~>: Recipient address rejected: unverified address: connect to 192.0.2.1: Connection timed out',
    '4.1.1',
  ),
  sender(
    'Postfix, sender domain',
    '450 4.1.8 <bounce@mail.nurture.example>: Sender address rejected: Domain not found',
    '4.1.8',
  ),
  sender(
    'Postfix, sender unknown',
    '550 5.1.0 <nina@nurture.example>: Sender address rejected: User unknown in virtual alias table',
    '5.1.0',
  ),
  sender(
    'Postfix, blocklist',
    '554 5.7.1 Service unavailable; Client host [198.51.100.7] blocked using zen.spamhaus.org; https://www.spamhaus.org/query/ip/198.51.100.7',
    '5.7.1',
  ),
  sender(
    'Postfix, no reverse name',
    '450 4.7.1 Client host rejected: cannot find your hostname, [198.51.100.7]',
    '4.7.1',
  ),
  sender('Postfix, HELO', '550 5.7.1 <out>: Helo command rejected: Host not found', '5.7.1'),
  sender('Postfix, access list', '554 5.7.1 <~>: Recipient address rejected: Access denied', '5.7.1'),
  soft(
    'Postgrey',
    '450 4.2.0 <~>: Recipient address rejected: Greylisted, see http://postgrey.example/help.html',
    '4.2.0',
  ),
  soft('Postfix, full', '552 5.2.2 <~>: Recipient address rejected: Mailbox full', '5.2.2'),
  sender('Postfix, relay', '554 5.7.1 <~>: Relay access denied', '5.7.1'),
  hard('Exim', '550 Unrouteable address', '5.0.0'),
  hard('Exim, local user', '550-Verification of recipient failed\n 550 No such person at this address'),
  sender('Exim, callout', '550-Verification failed for <bounce@mail.nurture.example>\n 550 Sender verify failed'),
  sender('Exim, administrative', '550 Administrative prohibition'),
  soft('Exim, quota', '552 mailbox quota exceeded for this recipient'),
  hard('Sendmail', '550 5.1.1 <~>... User unknown', '5.1.1'),
  hard('Sendmail, domain', '550 5.1.2 <~>... Host unknown (Name server: example.com: host not found)', '5.1.2'),
  sender(
    'Sendmail, access map',
    '550 5.7.1 <~>... Mail from 198.51.100.7 refused by blackhole site bl.example.org',
    '5.1.1',
  ),
  sender('Sendmail, mapped to unknown', '550 Mail not accepted from your network', '5.1.1'),
  sender('Sendmail, relaying', '550 5.7.1 <~>... Relaying denied', '5.7.1'),
  soft('Sendmail, deferred', '451 4.4.1 Deferred: Connection timed out with mx.example.com.', '4.4.7'),
  hard('qmail', '550 sorry, no mailbox here by that name (#5.1.1)'),
  sender('qmail, rcpthosts', "553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)", '5.7.1'),
  soft('qmail, quota', '552 Message for <~> would exceed mailbox quota (#5.2.2)'),
  hard(
    'Gmail',
    "550-5.1.1 The email account that you tried to reach does not exist. Please try\n 550-5.1.1 double-checking the recipient's email address for typos or\n 550 5.1.1 unnecessary spaces. - gsmtp",
    '5.1.1',
  ),
  hard('Gmail, disabled', '550 5.2.1 The email account that you tried to reach is disabled. - gsmtp', '5.2.1'),
  soft(
    'Gmail, flooded',
    '450 4.2.1 The user you are trying to contact is receiving mail at a rate that prevents additional messages from being delivered. - gsmtp',
    '4.2.1',
  ),
  soft(
    'Gmail, flooded for good',
    '550 5.2.1 The user you are trying to contact is receiving mail at a rate that prevents additional messages from being delivered. - gsmtp',
    '5.2.1',
  ),
  soft(
    'Gmail, full',
    "552-5.2.2 The recipient's inbox is out of storage space and inactive. Please direct\n 552 5.2.2 the recipient to help pages. - gsmtp",
    '5.2.2',
  ),
  sender(
    'Gmail, authentication',
    '550-5.7.26 Your email has been blocked because the sender is unauthenticated. Gmail requires all senders to authenticate with either SPF or DKIM. - gsmtp',
    '5.7.26',
  ),
  sender(
    'Gmail, rate',
    '421-4.7.28 Gmail has detected an unusual rate of unsolicited mail originating from your IP address. To protect our users, mail has been temporarily rate limited. - gsmtp',
    '4.7.28',
  ),
  sender(
    'Gmail, spam',
    '550-5.7.1 Our system has detected that this message is likely unsolicited mail. To reduce the amount of spam sent to Gmail, this message has been blocked. - gsmtp',
    '5.7.1',
  ),
  sender(
    'Gmail, missing Message-ID',
    '550-5.7.1 Messages missing a valid messageId header are not accepted. - gsmtp',
    '5.7.1',
  ),
  hard(
    'Microsoft 365',
    '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient ~ not found by SMTP address lookup',
    '5.1.10',
  ),
  hard(
    'Microsoft 365, edge',
    '550 5.4.1 Recipient address rejected: Access denied. AS(201806281) [AM5EUR02FT003.eop-EUR02.prod.protection.outlook.com]',
    '5.4.1',
  ),
  hard(
    'Microsoft 365, domain gone',
    '550 5.4.310 DNS domain example.com does not exist [Message=InfoDomainNonexistent] [LastAttemptedServerName=example.com]',
    '5.4.310',
  ),
  sender(
    'Microsoft 365, internal only',
    '550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup; authentication required; Delivery restriction check failed because the sender was not authenticated when sending to this group',
    '5.7.133',
  ),
  sender(
    'Microsoft 365, banned',
    '550 5.7.606 Access denied, banned sending IP [198.51.100.7]. To request removal from this list please visit https://sender.office.com/',
    '5.7.606',
  ),
  sender(
    'Microsoft 365, DMARC',
    '550 5.7.509 Access denied, sending domain nurture.example does not pass DMARC verification and has a DMARC policy of reject.',
    '5.7.509',
  ),
  soft(
    'Microsoft 365, quota',
    '554 5.2.2 mailbox full; STOREDRV.Deliver.Exception:QuotaExceededException.MapiExceptionShutoffQuotaExceeded; Failed to process message',
    '5.2.2',
  ),
  soft('Microsoft 365, expired', '550 5.4.300 Message expired -> 451 4.4.1 connection refused', '5.4.300'),
  soft(
    'Microsoft 365, busy',
    '451 4.7.500 Server busy. Please try again later from [198.51.100.7]. (S77714)',
    '4.7.500',
  ),
  hard('Outlook.com', '550 5.5.0 Requested action not taken: mailbox unavailable (S2017062302).', '5.5.0'),
  sender(
    'Outlook.com, block list',
    "550 5.7.1 Unfortunately, messages from [198.51.100.7] weren't sent. Please contact your Internet service provider since part of their network is on our block list (S3140).",
    '5.7.1',
  ),
  sender(
    'Outlook.com, rate',
    "421 RP-001 (BAY004) Unfortunately, some messages from 198.51.100.7 weren't sent. Please try again. The mail server IP connecting to Outlook.com has exceeded the rate limit allowed.",
  ),
  sender('Exchange, too large', '550 5.2.3 RESOLVER.RST.RecipSizeLimit; message too large for this recipient', '5.2.3'),
  soft('Exchange, loop', '554 5.4.14 Hop count exceeded - possible mail loop ATTR34', '5.4.14'),
  sender('Exchange, restricted', '550 5.7.1 RESOLVER.RST.NotAuthorized; not authorized', '5.7.1'),
  hard(
    'Yahoo',
    "554 delivery error: dd This user doesn't have a yahoo.com account (~) [0] - mta1234.mail.bf1.yahoo.com",
  ),
  hard('Yahoo, disabled', '554 30 Sorry, your message to ~ cannot be delivered. This mailbox is disabled (554.30).'),
  soft('Yahoo, full', '552 1 Requested mail action aborted, mailbox is over quota'),
  sender(
    'Yahoo, deferred',
    '421 4.7.0 [TSS04] Messages from 198.51.100.7 temporarily deferred due to unexpected volume or user complaints - 4.16.55.1',
    '4.7.0',
  ),
  sender(
    'Yahoo, policy',
    '554 5.7.9 Message not accepted for policy reasons. See https://postmaster.yahooinc.com/error-codes',
    '5.7.9',
  ),
  sender('AOL', '554 5.7.1 : (RLY:B1) http://postmaster.info.aol.com/errors/554rlyb1.html', '5.7.1'),
  hard('iCloud', '550 5.1.1 <~>: user does not exist', '5.1.1'),
  sender(
    'iCloud, policy',
    '554 5.7.1 [HM08] Message rejected due to local policy. Please visit the postmaster page.',
    '5.7.1',
  ),
  hard('Comcast', '550 5.1.1 Not our Customer', '5.1.1'),
  sender(
    'Comcast, list',
    '554 resimta-po-12v.sys.comcast.net comcast 198.51.100.7 found on one or more DNSBLs. BL000000',
  ),
  soft('Verizon', '550 4.2.1 mailbox temporarily disabled: ~', '4.2.1'),
  hard(
    'Amazon SES',
    '550 5.1.1 Amazon SES has suppressed sending to this address because it has a recent history of bouncing as an invalid address.',
    '5.1.1',
  ),
  sender('Amazon SES, quota', '454 4.7.0 Throttling failure: Maximum sending rate exceeded.'),
  hard('SendGrid', '550 5.1.1 unable to find recipient ~ in the system', '5.1.1'),
  hard('Postmark', '406 You tried to send to a recipient that has been marked as inactive.'),
  hard('Mailgun', '605 Not delivering to previously bounced address'),
  hard('Proofpoint', '550 5.1.1 User Unknown', '5.1.1'),
  sender('Proofpoint, list', '554 Blocked - see https://support.proofpoint.com/dnsbl-lookup.cgi?ip=198.51.100.7'),
  hard('Mimecast', '550 Invalid Recipient - https://community.mimecast.com/docs/DOC-1369#550 [abcDEF.uk12]'),
  sender(
    'Mimecast, spoofing',
    '550 Rejected by header based Anti-Spoofing policy: nina@nurture.example - https://community.mimecast.com/docs/DOC-1369#550',
  ),
  soft(
    'Mimecast, resources',
    '451 Internal resources are temporarily unavailable - https://community.mimecast.com/docs/DOC-1369#451',
  ),
  sender('Barracuda', '550 permanent failure for one or more recipients (~:blocked)'),
  hard('Barracuda, inner answer', '550 permanent failure for one or more recipients (~:550 5.1.1 User unknown)'),
  hard('Cisco', '550 #5.1.0 Address rejected. ~', '5.1.0'),
  sender(
    'Cisco, reputation',
    "554 Your access to this mail system has been rejected due to the sending MTA's poor reputation.",
  ),
  hard('MessageLabs', '550 Invalid recipient <~> (#5.1.1)'),
  hard(
    'GMX',
    '550 Requested action not taken: mailbox unavailable For explanation visit https://postmaster.gmx.net/en/case?c=r0103',
  ),
  sender(
    'GMX, policy',
    '554 Transaction failed Reject due to policy restrictions. For explanation visit https://postmaster.gmx.net/en/case?c=hi',
  ),
  hard('T-Online', '550 5.1.1 Benutzer unbekannt / user unknown', '5.1.1'),
  sender(
    'T-Online, contact',
    '554 IP=198.51.100.7 - A problem occurred. (Ask your postmaster for help or to contact tosa@rx.t-online.de to clarify.)',
  ),
  soft('web.de', '552 Das Postfach des Empfängers ist voll'),
  hard('KPN', '550 5.1.1 Gebruiker onbekend', '5.1.1'),
  soft('Ziggo', '552 5.2.2 Mailbox van de ontvanger zit vol', '5.2.2'),
  sender('Ziggo, list', '554 Uw IP adres staat op een blacklist - your IP is listed at dnsbl.example'),
  hard('Orange', '550 5.1.1 Adresse d au moins un destinataire invalide. Invalid recipient. OFR204_416 [416]', '5.1.1'),
  soft('Orange, full', '552 5.1.1 Boite du destinataire pleine. Recipient overquota. OFR204_417 [417]', '5.1.1'),
  hard('Free', '550 5.2.1 This mailbox has been blocked due to inactivity', '5.2.1'),
  sender('Free, spam', '550 spam detected'),
  hard('Libero', '550 5.1.1 <~> utente sconosciuto', '5.1.1'),
  soft('Libero, full', '552 5.2.2 La casella del destinatario è piena', '5.2.2'),
  hard('Mail.ru', '550 Message was not accepted -- invalid mailbox. Local mailbox ~ is unavailable: user not found'),
  soft(
    'Mail.ru, full',
    '550 Message was not accepted -- mailbox is full. Local mailbox ~ is unavailable: user is over quota',
  ),
  sender(
    'Mail.ru, spam',
    '550 spam message rejected. Please visit https://help.mail.ru/notspam-support/id?c=abc or report details to abuse@corp.mail.ru.',
  ),
  hard('Yandex', '550 5.7.1 No such user!', '5.7.1'),
  hard('QQ', '550 Mailbox not found. http://service.mail.qq.com/cgi-bin/help?subtype=1&&id=20022&&no=1000728'),
  sender('QQ, frequency', '550 Ip frequency limited. http://service.mail.qq.com/cgi-bin/help?id=20022'),
  hard('163', '550 User not found: ~'),
  sender(
    '163, content',
    '554 DT:SPM 163 smtp10,PSCowABn_t3R 1 http://mail.163.com/help/help_spam_16.htm?ip=198.51.100.7',
  ),
  hard('Docomo', '550 Unknown user ~', '5.1.1'),
  hard('Telefónica', '550 5.1.1 Usuario desconocido', '5.1.1'),
  soft('UOL', '552 5.2.2 Caixa postal do destinatário cheia', '5.2.2'),
  hard('WP', '550 5.1.1 Taki użytkownik nie istnieje', '5.1.1'),
  hard(
    'Null MX',
    '556 5.1.10 <~>: Recipient address rejected: Domain example.com does not accept mail (nullMX)',
    '5.1.10',
  ),
  soft('anybody, no words', '550 Error'),
  sender('anybody, refusal', '550 Rejected'),
  soft('anybody, quota against the code', '550 5.1.1 ~ Quota exceeded (mailbox for user is full)', '5.1.1'),
  sender('anybody, list against the code', '550 5.1.1 ~ your IP address is listed in bl.spamcop.net', '5.1.1'),
  sender('anybody, virus', '554 5.7.1 virus Eicar-Test-Signature detected by ClamAV', '5.7.1'),
  sender('anybody, size', '552 5.3.4 Message size exceeds fixed maximum message size', '5.3.4'),
  soft('anybody, suspended', '550 5.2.1 <~>: account temporarily suspended', '5.2.1'),
  hard('anybody, host with spam in its name', '550 5.1.1 mx.antispam.example: no such user here', '5.1.1'),
  sender('anybody, too many connections', '421 4.7.0 Too many connections from your host', '4.7.0'),
  sender(
    'anybody, before the recipient was named',
    '550 5.1.1 <bounce@x.example>: User unknown (in reply to MAIL FROM command)',
    '5.1.1',
  ),
  sender('Microsoft, the sender by its code', '550 5.1.7 The address is invalid', '5.1.7'),
  sender('Microsoft, EHLO by its code', '501 5.5.4 The domain name is invalid', '5.5.4'),
  sender('Gmail, the day is full', '550 5.4.5 Your user has reached the daily sending quota', '5.4.5'),
  sender('Amazon SES, the day is full', '454 Throttling failure: the daily message quota is used up', '4.0.0'),
  sender('Cox, by its code', '554 Your server cannot be verified. CXSNDR'),
  sender('GoDaddy, by its code', '554 We refuse this connection. IB108'),
  sender('anybody, the address of the machine', '550 This IP address has been temporarily blocked for odd behaviour'),
  sender('anybody, no longer from you', '550 We will no longer accept mail from your mail server'),
  sender(
    'relay that wants a log-in',
    '550 This server requires authentication when mailing a non-local e-mail address',
  ),
  sender('mailing list', '550 5.7.1 Post by a non-member to a members-only list', '5.7.1'),
  sender('Mimecast, spoofing', '550 Rejected by header based anti-spoofing rules of the organisation'),
  sender('French relay', '550 5.7.1 Authentification requise', '5.7.1'),
  soft('Microsoft, DANE', '550 5.7.324 dnssec-invalid: the domain has records that are invalid', '5.7.324'),
  soft('anybody, it would be full', '552 5.2.2 The mailbox would exceed the storage that it may have', '5.2.2'),
  soft('anybody, tried long enough', '550 Maximum delivery attempts reached'),
  hard('Exim, no address of the host', '550 all host address lookups failed permanently'),
  hard('qmail, a list of bad ones', '553 sorry, ~ is in my badrcptto list (#5.7.1)', '5.7.1'),
  hard('Italian host', '550 Nessun utente con questo nome'),
  hard('Spanish host', '550 No existe esa persona'),
  hard('Domino, archived', '554 5.1.1 archived recipient', '5.1.1'),
  sender('a relay, at its own limit for us', '554 relay.example.net : you have reached your daily relay quota'),
  soft(
    'Postfix, a name server that answers nonsense',
    'Name service error for name=example.com type=MX: Malformed or unexpected name server reply',
    '5.4.4',
  ),
  sender('anybody, our own domain', '553 nurture.example does not exist'),
  hard('anybody, the domain of the recipient', '553 example.com does not exist'),
  hard('anybody, hardly a word, but the code of an address', '550 5.1.0 Recipient rejected: <~>', '5.1.0'),
  sender('anybody, the same words, and the code of a policy', '550 5.7.1 Recipient rejected: <~>', '5.7.1'),
  hard('SMS gateway', "550 '~' is not a known mobile user"),
  sender('mailing list, about us', '550 5.7.1 <nina@nurture.example> is not a registered member', '5.7.1'),
  sender(
    'anybody, a list that refuses to answer',
    '554 5.7.1 Client host [198.51.100.7] blocked using multi.uribl.com; Query Refused, see http://uribl.com/refused',
    '5.7.1',
  ),
  soft(
    'anybody, greylisting by the means of lists',
    '421 4.7.1 blocked using grey.rbl - greylisting in action',
    '4.7.1',
  ),
];
