import { rule, type Rule } from './rule';

/** What is held against the sender, its machine, its domain or this one mail: the contact has no part in it. */
export const SENDER: readonly Rule[] = [
  // Lists.
  rule(
    'many',
    'sender on a blocklist',
    /\b(dnsbls?|rbls?|rhsbl|dnswl|uribl|surbl|dbl|sbl|xbl|pbl|cbl|zen)\b[^a-z]|spamhaus|spamcop|sorbs|barracudacentral|uceprotect|invaluement|abuseat|senderscore|backscatter|mailspike|nixspam|manitu|njabl|dsbl\.org|ordb\.org|mail-abuse|psbl|abusix|0spam|spamrats|spam-?rbl|fivetensg|trendmicro|unsubscore|truncate\.gbudb|hostkarma|dul\b/,
  ),
  rule(
    'many',
    'sender on a blocklist',
    /black ?-?list|block ?-?list|deny ?-?list|blocked using|(ip|host|address|server|domain|network)[^.]{0,60}\blisted (in|on|at|by)|found on one or more|banned|blocked by (your|our|the) (ip|admin)|schwarze liste|liste noire|lista nera|zwarte lijst|lista negra|czarn\w+ list|черн\w+ спис|黑名单|ブラックリスト/,
  ),
  rule(
    'Microsoft',
    'sender on a blocklist',
    /\bs(3140|3150|3141|3114|775)\b|part of their network is on|banned sending ip|\b(ou|sc|dy|rp)-00\d\b|unfortunately, (some )?messages from|weren't sent/,
  ),
  rule(
    'AOL',
    'sender on a blocklist',
    /\((rly|hvu|hvip|dns|rtr|con|crt|dyn|cs):[a-z0-9]{1,3}\)|\b(rly|hvu|rtr|dns|con|dyn):[a-z][0-9]\b/,
  ),
  rule(
    'Yahoo',
    'sender has a bad reputation',
    /\[(ts|tsm?|tss|ph|rl|bl|gl|pi|sl)\d\d\]|message not allowed|temporarily deferred|user complaints/,
  ),
  rule('Apple', 'sender has a bad reputation', /\[(hm|cs|ca|rl|pb|tr|dm)\d\d\]/),
  rule('Comcast', 'sender on a blocklist', /\b(bl|rl)0000\d\d\b/),
  rule('Cox, CenturyLink', 'sender on a blocklist', /\b(cx(bl|thrt|dns|snd|mj|conn|rej)|cdrbl|ipbl\d{4,5})\b/),
  rule('Cox, CenturyLink', 'too much or too fast', /\bcx(cnct|mxrt)\b/),
  rule('Cox, CenturyLink', 'sender refused', /\bcx(sndr|smtp)\b/),
  rule('Cox, CenturyLink', 'content refused', /\burlbl\d{2,4}\b/),
  rule('GoDaddy', 'sender on a blocklist', /\bib(10[3-68]|11[0-3])\b/),
  rule('GoDaddy', 'too much or too fast', /\bib(007|504|510|607)\b/),
  rule('GoDaddy', 'sender refused', /\bib(401|50[1-8])\b/),
  rule('GoDaddy', 'content refused', /\bib(212|705)\b/),
  rule(
    'Mimecast',
    'refused by policy',
    /envelope (blocked|rejected)|sender invalid - envelope|administrative prohibition|anti-spoofing|content examination|blocked senders|block policy|local ct ip|journal message/,
  ),
  rule(
    'Orange, laposte, SFR',
    'too much or too fast',
    /\bofr_?(10[0-9]|99\d|5\d\d)\b|\blpn_?00\d_?\d*\b|\bofr00?[0-9]_(10|5|99)\d/,
  ),
  rule('NetEase 163 and 126', 'content refused', /\bdt:(spm|sur|net)\b/),
  rule('NetEase 163 and 126', 'sender on a blocklist', /\b(dt:rbl|hl:(rep|ipb|ifc|icc|mep|itp|itc|nip)|wm:bl[iu])\b/),
  rule(
    'NetEase 163 and 126',
    'too much or too fast',
    /\b(mi:(cel|dmc|ccl|sfq|nhl|imf|stc|rcl)|rp:(drc|ccl|cel|qrc|rcl|trc))\b/,
  ),
  rule('NetEase 163 and 126', 'authentication failed', /\bmi:(spf|spb|nhf|auth)\b/),
  rule('QQ', 'too much or too fast', /frequency limit|frequency limited|suspected bounce attack|domain frequency/),
  rule(
    'GMX, web.de, IONOS',
    'refused by policy',
    /nemesis|reject due to policy|bad dns ptr|tosa@rx|a problem occurred\. \(?ask your postmaster|ask your postmaster for help/,
  ),
  rule('T-Online', 'refused by policy', /ip=[\d.]+ ?- (a problem|none|dialup|unknown)|no message will be accepted/),

  // Who the sender is.
  rule(
    'many',
    'authentication failed',
    /\b(spf|dkim|dmarc|domainkeys?|arc)\b|sender policy framework|sender[ -]?id\b|unauthenticated (e-?mail|mail|message|sender)|un-?authenti[cs]ated|spoof|not (pass|authenticated)|(fail|lack)\w*[^.]{0,30} authentication|authentication (checks?|information|results?|is required|required|needed|failed)|forged|impersonat|from header (missing|invalid)|sender identity/,
  ),
  rule(
    'many',
    'reverse name missing',
    /reverse ?-?(dns|name|look ?up|ip|map|address|hostname|resolution)|\bf?cr?dns\b|\brdns\b|\bptr\b|(ip|host)[^.]{0,30}(does not|doesn't|not) (resolve|have a)[^.]{0,20}(name|hostname)|generic (rdns|hostname|ptr)|dynamic (ip|address|pool)|dial-?up|residential|dynamically assigned|no (host|dns) ?name (was )?found for/,
  ),

  rule(
    'many',
    'authentication failed',
    /purported responsible|authentication (credentials? ?invalid|failure|turned on|denied)|incorrect authentication|authentifi\w+ (requise|invalide|refusee)|code d' ?authentification|verification failure|mismatch\w* (the )?client ip|(invalid|wrong) ip for sending/,
  ),
  rule(
    'many',
    'sender has a bad reputation',
    /bad ip profile|\bip\b[^.]{0,30}reputation|poor reputation|low reputation|reputation of (your|the|this)|\w{2,12}rbl\b/,
  ),
  rule(
    'many',
    'reverse name missing',
    /unresolvable relay|ip name lookup failed|unverif[iy]+able sending|no access from mail server|no data before greeting/,
  ),

  // How much.
  rule(
    'many',
    'too much or too fast',
    /trop de connexions|try again slower|too many (\S{1,12} )?(connections?|sessions?|messages|e-?mails|mails|recipients|concurrent|simultaneous|errors|invalid|bad|unknown|failed|attempts|requests|spam|rcpt|transactions|commands|mail)|(connection|message|sending|send|sender|rate|hourly|daily|mail|recipient|rcpt|email|volume|outbound|smtp)s?( sending)?( rate)? (limit|quota|frequency|rate)s?( has been| was| is| were)? ?(exceeded|reached|hit|control|limited|too)|(rate|connection|sending)[ -]?limit|throttl|max(imum)? (number of )?(connections|messages|recipients|rcpt|emails|sessions)|(exceed|reached|over)\w*[^.]{0,50}(limit|quota|max|rate|number)[^.]{0,40}(per|hour|day|minute|connections?|recipients|sending|messages|e-?mails)|per (hour|day|minute)\b|unusual (rate|amount|volume|traffic)|unexpected volume|(sending|sent|send)[^.]{0,25} too (fast|quickly|many|much)|slow down|excessive|flood|concurrency|rate control|reduce (your|the) (rate|sending)|high volume/,
  ),

  // What is in it.
  rule('many', 'virus found', /\bvirus(es)?\b|malware|infected|trojan|\bworm\b|ransomware|вирус|病毒|ウイルス/),
  rule(
    'many',
    'content refused',
    /(classified|identified|detected|considered|recogni[sz]ed|marked|flagged|judged|regarded|scored|diagnosed|seen|treated|tagged|categori[sz]ed|determined to be|believed to be|refused|rejected|blocked|looks like|appears to be|seems to be|suspect\w*( of being| as)?|is|be|probable|possible|likely|contains|because of|due to|suspicion of|for being|potential)( as| like)? (a |an )?(high[ -]probability |likely |possible |probable |potential |suspected )?(spam|junk|unsolicited|bulk|uce\b|ube\b|phish|scam)/,
  ),
  rule(
    'many',
    'content refused',
    /spam (message|content|url|link|score|detect|reject|mail|e-?mail|filter|engine|check|denied|source|refused|block|not|is not|prob|level|found|test|thresh|threat|policy|report|rule)\w*[^.]{0,60}(reject|refus|block|denied|discard|delet|exceed|high|too|not accepted|detect|match|fail|found)|\b(no|high) spam\b|anti-?spam (system|filter|policy|engine|measure|check|protection|rule|service|gateway)|spam detected|spam rejected|\bspam message\b|mass mailer|message rejected as spam|spamassassin|notspam|unsolicited|mail appears? to be|phish|junk (e-?)?mail|suspicious|gtube|content (was |is )?(reject|den|refus|filter|restrict|block|not accept|policy)\w*|(message|mail|email|e-?mail) (content|body|text|header|subject|url)s?[^.]{0,30}(reject|den|refus|block|forbidden|prohibit|not (accept|allow)|violat|triggered)|(prohibited|forbidden|blocked|illegal|banned|executable|dangerous|disallowed|unacceptable|restricted) (attach|content|file|word|phrase|url|extension)|attachment[^.]{0,40}(not (allowed|accepted|permitted)|blocked|prohibited|forbidden|rejected|removed|type|denied)|bad (url|link)|(url|link|domain)[^.]{0,30}(in|of) (your|the|this) (message|mail|body)|cloudmark|heuristic|\bspamminess|\bkas-|content-?filter|objectionable|rejected by (the )?(content|spam|mail)[ -]?filter/,
  ),
  rule(
    'many, in other languages',
    'content refused',
    /als spam|spam-?verdacht|comme spam|spam erkannt|considerat[oa] spam|come spam|como spam|correo no deseado|jako spam|ongewenst|unerwunscht|спам|垃圾邮件|迷惑メール|スパム/,
  ),

  // Rules of the house.
  rule(
    'many',
    'sender has a bad reputation',
    /reputation|poor (sender|ip|mail)|sender ?score|low score|senderbase|bad (sender|history|neighbou?r)|complaints?\b|abus(e|ive) |spamm(er|ing)|spam source/,
  ),
  rule(
    'many',
    'relaying denied',
    /relay(ing)?( mail| access| operation| of mail| to| from| for| attempt| rights)?[^.]{0,40}(denied|not (permitted|allowed|authorized|authorised|enabled|available|supported)|prohibited|rejected|refused|disallowed|forbidden|blocked|required|failed|negado|restrict)|(unable|not (allowed|permitted|authorized)|cannot|can't|won't|will not|don't|do not|does not|refus\w+|no|denied|deny|not) (to |a |an )?(open |to )?relay|relay not|we do not relay|not (one of )?(our|a|my|in my list of|in our) (list of )?(local |allowed |accepted |hosted )?(rcpthosts|gateway|relay|allowed rcpthosts)|rcpthosts|domain isn't (allowed to be relayed|in my list)|not local( host|; please)?[^.]{0,20}(host|gateway|relay)|is not (a )?(local|hosted|handled|served|accepted) (domain|here|by this)|no such domain at this location|authenticat\w+ (first )?(to|before) (send|relay)|pop before smtp|check your (mail|e-?mail) (before|first)/,
  ),
  rule(
    'many',
    'refused by policy',
    /polic(y|ies)\b|administrative(ly)? prohibit|prohibited by (the )?admin|security (reasons?|settings?|restriction|violation)|local (rules?|restriction|restrictions)|(rejected|blocked|refused|denied|filtered) (by|due to|because of)( an?| the| our| its| your| recipient'?s?)? (admin|system admin|filter|rule|user|recipient(?! domain)|custom|spam|security|firewall|organi[sz]ation|postmaster|access|provider|ips?\b)|envelope blocked|header[ -]based|mail filter|message filter|not authori[sz]ed to (send|submit|use|deliver)|(you|sender|client|user|host)( is| are|'re)? (not|n't) (allowed|permitted|authori[sz]ed)|restrict(ed|ion)s?\b[^.]{0,40}(sen[dt]|deliver|recipient|access|receiv)|delivery not authori[sz]ed|authori[sz]ation (failed|denied|refused)|(don't|do not|doesn't|does not|not|won't|will not|never) (want to )?(accept|accepting|receive|take)\w*( any| your| the| this)? (e-?mail|mail|message|connection|traffic|delivery)\w*( here)? (from|by|sent)|(refus\w+|den(y|ies|ied)|block\w*|reject\w*|bounc\w+)( all| any| to accept)?( your)? (e-?mails?|mails?|messages?|connections?|smtp|traffic|access)( connections?)?( is| are)? (from|to|by)|not accept(ed|ing)? (any )?(connections|mail|messages) from|connections? (not accepted|refused by|rejected by|rejected due)|((e-?)?mail|message|connection|traffic)s? (is |are |was )?not (accepted|allowed|permitted|welcome|taken) (from|by|for)|go away|unwelcome|not welcome|country|geo|violat/,
  ),
  rule(
    'many',
    'relaying denied',
    /(as a|open|insecure( mail)?) relay\b|relaying mail to|mail(ing)? to (remote|external) (domains?|addresses|recipients)[^.]{0,20} not (supported|allowed|permitted)|(configured|set up|allowed) to relay|(don't|do not|does not) (handle|relay|route) mail (for|to)/,
  ),
  rule('Facebook', 'refused by policy', /based on the (e-?mail )?preferences of the (person|recipient)/),
  rule(
    'mailing lists and groups',
    'refused by policy',
    /non-?members?\b|members?-only|closed (mailing )?list|not subscribed to (this|the|that) (mailing )?(group|list)|number of posts|captcha|organi[sz]ational settings|(not|n't) accept(ing)? (e-?mail|mail|messages?) (with|containing|that)|multiple addresses in (the )?from|only accepting mail from|restricted (sms )?e-?mail|list of (allowed |approved |safe )?senders|senders? (is |are )?(not |n't )?pre-?approved|requires confirmation|confirm this mail|rule imposed|server of your (isp|provider)|refuses to accept your|envelope recipient has been denied|third-party dsns/,
  ),
  rule(
    'many',
    'sender refused',
    /(your|the|this) (ip|host|domain|server|network|mail ?server|address|e-?mail address|system|isp|provider|country|machine|mta)( address| name)?( ~| <~>| \S{1,60})? (is |has been |was |are )?(being |currently |temporarily )?(blocked|rejected|refused|denied|not (allowed|permitted|accepted|authorized|authorised|welcome)|banned|restricted|listed|blacklisted)|access (is |has been |was )?(denied|refused|restricted|forbidden|rejected)|permission denied|client host[^.]{0,80}(blocked|rejected|denied|refused)|blocked (e-?mail |mail |message )?from|mail (from|by) [^.]{0,60}(blocked|rejected|refused|not (allowed|accepted|permitted|welcome)|denied)|sender[^.]{0,40}(block|refus|reject|denied|not (on|in|allowed|permitted)|spam)|(ip|sender)[ -]?address[^.]{0,40}(block|refus|reject|denied)|(user|recipient)[^.]{0,20} (has )?(blocked|rejected|refused) (you|your|the sender|this sender|mail)|:blocked\)|\bblocked\b[^.]{0,20}(see|visit|contact|for |http)|message (was |has been |is )?(blocked|quarantined|filtered)|mail (was |has been |is )?blocked|blocked by|blocked due|temporarily blocked/,
  ),
  rule(
    'many',
    'secure connection failed',
    /(must|should) (issue|use) (a )?(starttls|tls|encryption)|(tls|starttls|ssl|encryption|secure connection|certificate|tlsa|dane|mta-sts)[^.]{0,60}(required|fail|error|not (available|offered|support|trust|valid|match)|invalid|expired|negotiat|handshake|mismatch|lookup|unavailable|alert)|cannot start tls|no shared cipher|handshake/,
  ),
  rule(
    'many',
    'message malformed',
    /header (error|size exceed|[^.]{0,20}too (long|large))|8-?bit data|improperly[ -]formatted|unnecessary base64|invalid message content|message depth exceed|mime nest/,
  ),
  rule(
    'many',
    'message malformed',
    /(violat\w*|comply|compliant|conform\w*|according|required by|per|see|not|against|with) (to |with )?(the )?rfc ?-?(2?822|5322|2821|5321|2045|2047|1123)|rfc ?-?(2?822|5322)[ -](compl|conform|violat|format|5\.|section)|bare (lf|cr|line ?feed)s?|\b(missing|invalid|malformed|duplicate|multiple|no|bad|illegal|improper|incorrect|non-?compliant|syntax error in|empty|broken|lacks?)( a| the| or| valid){0,3} ('|")?(message-?id|date|from|subject|received|reply-to|mime|message)('|")? ?-?:?(header|field|line|$)|(message|mime|mail|invalid|malformed|8-?bit|bad|illegal) headers? (is|are|was|were|field|malformed|missing|invalid|too|contain|syntax|fail|error|not)|line (is )?too long|lines? (exceed|longer than)|(mime|message|header|body)[^.]{0,20}(malformed|not (rfc|compl)|corrupt|badly formatted|format error)|eight[ -]?bit data|smtputf8|not support (internationali[sz]ed|utf)|conversion (required|failed)|media not supported|protocol violation|smuggling|improper (use of )?pipelining|messageid header/,
  ),
];

/** Milder words, believed over a bare status code of an unknown mailbox, but not over a sentence that says it. */
export const SENDER_WORDS: readonly Rule[] = [
  rule('many', 'content refused', /\bspam|\bjunk\b|unwanted|\bbulk\b/),
  rule(
    'many',
    'sender refused',
    /\bblock(ed|ing|s)?\b|\bbarred\b|\bfilter(ed|ing)?\b|not whitelisted|unauthori[sz]ed|not authori[sz]ed|forbidden|prohibited|filtr[eo]|geblokkeerd|geblockt|gesperrt|abgelehnt|geweigerd|refusee?\b|rifiutat|bloqueado|rechazado|rejeitad|odrzuc|отклон|заблокир|拒收|拒绝|拒否/,
  ),
];

/** Refusals without a reason: asked last, when no status code says more. */
export const REFUSALS: readonly Rule[] = [
  rule(
    'many',
    'refused without a reason',
    /reject|refus|denied|not accepted|not allowed|not permitted|declin|disallow|unacceptable|transaction failed/,
  ),
];
