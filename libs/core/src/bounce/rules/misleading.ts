import { permanentRule, rule, type Rule } from './rule';

/**
 * Asked first: sentences that hold the words of another meaning ("user unknown" said of the sender), or that come
 * with a code of another meaning.
 */
export const MISLEADING: readonly Rule[] = [
  // Services that keep a list of their own and did not even try.
  rule(
    'Amazon SES',
    'suppressed after earlier bounces',
    /suppressed sending to this address|recent history of bouncing/,
  ),
  rule('Amazon SES', 'suppressed after earlier bounces', /(did not send|not sent)[^.]{0,80}suppression list/),
  rule(
    'Mailgun',
    'suppressed after unsubscribing',
    /not delivering to (a )?(user|address|recipient)? ?(who )?(previously )?unsubscribed/,
  ),
  rule(
    'Mailgun',
    'suppressed after a complaint',
    /not delivering to (a )?(user|address|recipient)? ?(who )?(previously )?(marked|complain)/,
  ),
  rule('Mailgun', 'suppressed after earlier bounces', /not delivering to (a )?previously bounced/),
  rule('SendGrid', 'suppressed after unsubscribing', /^ ?unsubscribed address|recipient (is )?in unsubscribe list/),
  rule('SendGrid', 'suppressed after a complaint', /^ ?spam reporting address/),
  rule(
    'SendGrid',
    'suppressed after earlier bounces',
    /^ ?bounced address|recipient address (is )?suppressed due to|address (is )?on (the |our )?(bounce|suppression) list/,
  ),
  rule(
    'Postmark',
    'suppressed after earlier bounces',
    /(been |was |is )?marked as inactive|inactive recipients? (found|due to)/,
  ),

  // Said of the sender, or of the machine that connects, with the words used for unknown recipients.
  rule(
    'Postfix',
    'sender refused',
    /sender address rejected|rejected sender|sender (address )?(is |was )?(rejected|refused|denied|blocked|invalid|unknown|not (allowed|accepted|permitted|found))/,
  ),
  rule(
    'Exim',
    'sender refused',
    /sender (verify|verification) (failed|fail|error)|verification failed for|(could|can) ?not (complete|verify) sender|callout verification|unverifiable (sender|address)|(sender|address)? ?call-?(back|out)|(local |bad )?sender check|verify the sender/,
  ),
  rule(
    'many',
    'sender refused',
    /(domain of|domain for|your) (the )?(sender|from) (address )?[^.]{0,40}(does not (exist|resolve)|not found|doesn't (exist|resolve)|invalid)|(sender|sending|sender's|from|originating|return[ -]path|envelope[ -]?from)( address| e-?mail)?('s)? (domain|host)( name)?\b[^.]{0,60}(not (exist|found|resolv|valid)|n't (exist|resolv)|must (exist|resolve)|unresolvable|invalid|unknown|no mx)/,
  ),
  rule(
    'many',
    'sender refused',
    /(invalid|bad|unknown|illegal|fake|forged|unroutable|unrouteable|blocked|malformed) (sender|return[ -]path|envelope[ -]?from|reverse[ -]path)|null sender|mail from:? ?<?~?>?[^.]{0,30}(rejected|refused|denied|not allowed|invalid|bad)/,
  ),
  rule(
    'many',
    'reverse name missing',
    /(helo|ehlo)( command)?[^.]{0,60}(reject|refus|invalid|not found|syntax|resolv|mismatch|forged|must|fqdn|bogus|own|bad|does not)|(invalid|bad|bogus|forged|fake) (helo|ehlo)|host ?name (was |is )?(rejected|not resolv)/,
  ),
  rule(
    'Postfix',
    'reverse name missing',
    /client host rejected: cannot find your|cannot (find|resolve) your (reverse |ptr|host|ip|domain|address)|client host rejected: (no|could not|dynamic)/,
  ),

  rule(
    'many',
    'sender refused',
    /(not|no longer|n't|refus\w+ to|declin\w+ to|stopped) (currently )?accept(s|ing)? (any )?(e-?mails?|mails?|messages?|connections?|traffic)[^.]{0,20} from|from:? (header |field )?(domain|address) is (invalid|missing|not valid)|provide a valid from|address is not verified|problem with (the|your) sender|unable to verify (that )?it came from|sender'?s? domain is empty|batv\b|emetteur|expediteur|bogus mail from|mail from not owned|ip not in (the )?whitelist/,
  ),
  rule(
    'many',
    'sender on a blocklist',
    /\b(your|this|the|sending|client|source) (sending )?ip( address)?( \S{1,40}){0,4} (has been |have been |is |was |are )?(temporarily |currently |permanently )?(blocked|banned|black-?listed|barred)/,
  ),
  rule(
    'many',
    'relaying denied',
    /(server|relay|host|system) requires (smtp )?authentication when|requires authentication[^.]{0,60}(non-?local|external|relay)/,
  ),
  // Quotas and maxima of the sender, in the words for full mailboxes and large mails.
  rule(
    'Amazon SES, Gmail and others',
    'too much or too fast',
    /throttling failure|maximum sending rate|(daily|hourly|monthly) (\S{1,12} )?(message|sending|mail|e-?mail|user|(smtp )?relay|recipient)s?( sending| relay)? (quota|limit)|submission quota|(max(imum)?|allowed|allowable|permitted) number of (sent )?(e-?mails?|messages?|recipients|connections|posts|mails)|limit (to|on) the number of (concurrent|simultaneous|connections)|outbound thread limit|message threshold|relay limit exceeded/,
  ),
  rule(
    'Microsoft 365 and others',
    'secure connection failed',
    /dnssec-invalid|tlsa-invalid|\bdane\b|certificate-(expired|host-mismatch)|starttls-(failed|not-supported)|(requires?|required?) (tls|starttls|encryption)|tls required|must issue a starttls/,
  ),
  rule('Exim', 'server trouble', /delivery to (file|pipe|command) forbidden/),
  rule(
    'many',
    'sender on a blocklist',
    /(blocked|rejected|denied|listed) (using|by|at|on|in) (the )?(?!gr[ea]y)(\S+[.-])?(rbl|dnsbl|uribl|surbl|bl|dbl|spamhaus|spamcop|sorbs|barracudacentral)\b/,
  ),
  rule('Facebook', 'sender refused', /\b(pol-p[12]|dns-[pt]\d|con-t\d)\b/),
  rule('Facebook', 'content refused', /\b(pol-p[34567]|msg-p\d)\b/),

  // Unknown users behind codes of policy.
  rule(
    'chkuser, Yandex and others',
    'no such mailbox',
    /validrcptto|not permitted, no such user|^[^a-z~]*<?~>? is unknown/,
  ),
  permanentRule(
    'Microsoft 365, edge blocking',
    'no such mailbox',
    /recipient address rejected: access denied[^~]{0,40}(as\(20180|protection\.outlook\.com)|5\.4\.1 [^.]{0,40}recipient address rejected: access denied/,
  ),
  rule('Microsoft Exchange', 'no such mailbox', /resolver\.adr\.(ex)?recipnotfound|recipientnotfound|recipnotfound/),
  rule(
    'Microsoft Exchange',
    'no such domain',
    /smtpsend\.dns\.nonexistentdomain|dns domain [^.]{0,80}does not exist|domainnotfound/,
  ),
  rule('Microsoft Exchange', 'message too large', /resolver\.rst\.(send|recip)sizelimit/),
  rule(
    'Microsoft Exchange',
    'mail loop',
    /resolver\.fwd\.loop|routing\.loopdetected|hop count exceeded - possible mail loop/,
  ),
  rule('Microsoft Exchange', 'gave up after retries', /queue\.expired/),
  rule(
    'Microsoft Exchange',
    'mailbox gets too much mail',
    /recipientthrottled|messagerateexceeded|resolver\.rst\.recipientmessagerate|thread limit exceeded|storedrv\.deliver; ?recipient thread/,
  ),
  rule(
    'Microsoft Exchange',
    'refused by policy',
    /resolver\.rst\.(not)?auth|resolver\.rst\.restrictedtorecip|resolver\.grp\.|transport\.rules\.reject|rejectmessage|dlp|approval\.|senderreject|not authorized to send to th|moderat(ion|or|ed)/,
  ),
  rule(
    'Microsoft Exchange',
    'mailbox full',
    /storedrv[^;]{0,20}; ?(mailbox )?quota|quotaexceeded(exception)?|exceeded[^.]{0,20}max(imum)? mailbox size|mailbox is full/,
  ),
  rule('Microsoft Exchange', 'server trouble', /storedrv\.|routing\.no|ambiguous|resolver\.oof|mapiexception/),

  // A user, not a message, is held.
  rule(
    'Google',
    'mailbox gets too much mail',
    /receiving (mail|email|messages) (at a rate|too quickly)|user[^.]{0,40}received too many messages|receiving limit|receivingrate/,
  ),
  rule(
    'many',
    'mailbox suspended',
    /(mail ?box|account|user|recipient|inbox|domain|address)( ~| <~>| \S{1,40})? ?(is |has been |was |were )?(currently |temporarily |temp )?(locked|suspended|on hold|frozen|hangup|over its? (time|age) limit)|temporar(y|ily)( is| been)? ?(disabled|inactive|deactivated|suspended|blocked|locked)|(user|account) suspend|mailbox (is )?(temporarily|currently) (unavailable|disabled|inactive|not available|locked|blocked)/,
  ),
  rule(
    'Free',
    'mailbox closed',
    /blocked due to inactivity|(closed|disabled|deactivated|deleted|suspended|removed|expired) (due to|because of|for) (prolonged |long )?(inactivity|non[ -]?use)|inactif|inactive for/,
  ),
  rule(
    'Earthlink, UOL and other challenges',
    'refused by policy',
    /(challenge|confirm)[^.]{0,40}(sender|you are human)|whitelist(ed)? (only|senders)|not (in|on) (my|the|our|his|her|their|recipient'?s?) (white|allow|safe|address|buddy|contact)|only accepts? (mail|messages?|e-?mails?) from/,
  ),
  rule(
    'many',
    'delivered',
    /(successfully|was) (delivered|relayed) to (the )?(mailbox|destination|recipient|following)|delivered to these recipients/,
  ),
];
