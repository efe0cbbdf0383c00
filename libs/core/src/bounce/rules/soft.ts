import { rule, type Rule } from './rule';

/** The mailbox is there, or may be: trouble that passes, or that one mail alone has. */
export const SOFT: readonly Rule[] = [
  rule(
    'many',
    'greylisted',
    /gr[ea]y ?-?list|postgrey|sqlgrey|milter-greylist|temporar\w+ (reject|refus)\w*[^.]{0,40}(first|new|unknown)|first time (sender|contact)|(try|retry)( again)? (in|after|later in) \d+ ?(s|sec|second|min|minute|hour)s?|unknown triplet|too (soon|early) to retry|grau?e? liste|liste grise/,
  ),

  // Full, in the words of many servers. Before the senders' quotas: a mailbox has one too.
  rule(
    'many',
    'mailbox full',
    /(mail ?-?box|in-?box|mail ?(drop|spool|file|store|folder|storage)|account|maildir|user|recipient|customer|storage|disk ?space|disk)('s)?( ~| <~>| \S{1,60})?( of [^.]{0,30})?( mailbox)? ?(is |has |was |are |appears to be |seems to be |currently )*(over[ -]?full|full|too full|over[ -]?quota|overquota|overlimit|over (its |the |their |his |allowed )?(disk |storage |mail )?(quota|limit)|exceeded( its| the| their| his| allowed)?( \w+)? ?(quota|storage|limit|size|space)|exceed(s|ing)( its| the| their| his)?( \w+)? (quota|storage|size)|space not enough|out of (disk |storage )?(space|quota)|quota (exceeded|is full|reached|full|exhausted)|size limit|storage limit|limit exceeded)/,
  ),
  rule(
    'many',
    'mailbox full',
    /over[ -]?quota|quota[ -]?(limit )?(has been |is |was )?(exceed|over|violat|full|reached|exhaust)|(exceed|violat|reached|over)\w*( \S{1,20}){0,6} (mail ?box|disk|storage|mail|mail spool|inbox|user|account|maildir|space|message)s? ?(size |storage |space )?(quota|limit|allocation|allotment)|exceeded storage allocation|exceeds? (its |the |allowed )?(quota|storage)|(insufficient|not enough|no|out of|lack of|too little|inadequate) (disk |system |mail |mailbox |available |free |user )?(quota|space|storage|room)\b|no space left|(mail|message) ?(count|number) (limit|quota)|too (many|much) (mail|messages) (in|on|stored)|user has too many messages|max(imum)? (mailbox|storage|message count|messages stored)|mailbox (size )?(limit|is at|has reached)|mailbox quota|mailfile is full|inbox is out of storage|storage (quota|space|is full)|disk quota|boxfull|mailboxfull|mbox full|full mailbox|mail ?box[^.]{0,20}\bfull\b|emailquota/,
  ),
  rule(
    'many',
    'mailbox full',
    /would exceed[^.]{0,30}(storage|quota|space|mailbox)|maximum allowed storage|(recipient|user|account|mailbox) (has )?reached (its |the |their |his )?(disk |storage |mailbox )?(quota|limit)|exdiskquota/,
  ),
  rule(
    'German',
    'mailbox full',
    /(postfach|mailbox|postkorb|speicher|konto|briefkasten)[^.]{0,60}(voll|uberschritten|uberfullt|erschopft|ausgelastet)|kein(en)? (freier )?speicherplatz|uberfullt|quota uberschr/,
  ),
  rule(
    'Dutch',
    'mailbox full',
    /(postvak|mailbox|brievenbus|postbus|inbox|schijfruimte)[^.]{0,60}(vol\b|overschreden|volgelopen)|quotum|onvoldoende (ruimte|opslag)|zit vol/,
  ),
  rule(
    'French',
    'mailbox full',
    /(boite|bal|messagerie|compte|espace|destinataire)[^.]{0,60}(plein|sature|depass|satur)|quota (depass|attein)|\bofr\w{0,5}_?417\b/,
  ),
  rule('Italian', 'mailbox full', /(casella|quota|spazio|mailbox)[^.]{0,60}(pien|superat|esaurit|satur|ecceduta)/),
  rule(
    'Spanish, Portuguese',
    'mailbox full',
    /(buzon|cuota|cuenta|espacio|casilla|caixa|cota|quota|conta|espaco|usuario)[^.]{0,60}(llen[oa]|excedi|superad|agotad|sin espacio|chei[oa]|lotad[oa]|exced|estourad|esgotad|cheia)/,
  ),
  rule('Polish', 'mailbox full', /(skrzynk|pojemnosc|konto|limit)[^.]{0,60}(pelna|pelne|przepeln|przekrocz|zapeln)/),
  rule(
    'Russian',
    'mailbox full',
    /(ящик|квот|места|переполн)[^.]{0,60}(переполн|превыш|заполн|полон|нет места|недостаточно)|переполнен/,
  ),
  rule(
    'Chinese',
    'mailbox full',
    /(邮箱|信箱|空间|容量|收件人)[^。]{0,20}(已满|满|不足|超出|超过|爆满)|郵箱已滿|信箱已滿/,
  ),
  rule(
    'Japanese',
    'mailbox full',
    /(容量|メールボックス|受信箱|ディスク)[^。]{0,20}(超|いっぱい|一杯|不足|満杯|オーバー)/,
  ),

  // Before the size of a mail: hops have a maximum too.
  rule(
    'many',
    'mail loop',
    /too many (hops|received|forward)|(mail|message|routing|forwarding|delivery|possible|infinite) (forwarding )?loop|loops? back to|looping|loop(ing)? detected|hop count|maximum hop|hops? exceeded|my name in .{0,20}mx|points? (back )?to (local ?host|itself|myself|127)|lowest numbered mx record points to local|mx .{0,30}(me|localhost|loopback)\b|delivered-to:? header|already (has|have|got) (my|a|the) (line|delivered)|mail for \S+ loops|would cause (a )?loop|self-?referent|best mx/,
  ),

  // This mail alone.
  rule(
    'many',
    'message too large',
    /(message|mail|e-?mail|size|letter|data|body|attachment)s?( size| length)?( of \S+| ~| \S{1,20})? ?(is |was |are |has |far |much )*(too (large|big|long|huge)|larger than|bigger than|exceed(s|ed|ing)?( the| a| an| its| our| your)? ?(max|fixed|allowed|limit|size|server|admin|recipient|permitted|message|\d))|exceed\w*( \S{1,20}){0,4} (message|mail|mailbox message|letter|max(imum)?|file|attachment)s? size|(maximum|max|fixed)( \S{1,12}){0,3} (message|mail|e-?mail)?( size| length)|message size (limit|exceed|violat)|size (limit|restriction)s?( has been| is| was)? ?(exceed|violat)|size exceeds|too (large|big) (message|mail|e-?mail|for)|message length exceed|zu gross|te groot|trop (gros|volumineu)|troppo grande|demasiado grande|muito grande|слишком больш|邮件过大|超过.{0,8}大小|サイズ.{0,10}超/,
  ),

  // Waiting, and giving up.
  rule(
    'many',
    'delayed, still being tried',
    /(delivery|message|mail)[^.]{0,40}(delayed|has been delayed|still (be )?(retr|in the queue|queued))|not (yet )?been delivered|(will|is|are|be) ((be |still |keep |continue |now )*(retried|retry|retrying|attempted|tried again|try again)|(still|keep|continue)( to)? try(ing)?)|attempts will continue|no action is required|you do not need to (resend|re-?send)|warning message only|gmail will retry|delivery incomplete|verzogert|vertraagd|retarde\b|ritardat|en attente|demorad|opoznion/,
  ),
  rule(
    'many',
    'gave up after retries',
    /retry (time ?out|time|limit) (exceeded|not reached|has been)|(message|delivery|mail|queue|retry|time)( time| timeout| lifetime)?( has| was| is| period)? ?(expired|exceeded)|(in|on) (the )?queue (for )?(too long|longer)|(maximum|max) (queue|retry|delivery|age|time)|(undelivered|undeliverable|not delivered|could not be delivered|unable to deliver|been trying|tried|queued|failing|attempting)( \S{1,20}){0,5} (for|after|within|in the last|during) (more than |over |the last |about )?\d+ ?(second|minute|hour|day|attempt|tr(y|ies)|time)s?|(delivery )?(failed|after|tried) \d+ (attempts|tries|times|days|hours)|failing for (the last|a long|\d+)|after (several|multiple|repeated|many) (attempts|tries|retries)|too old for|delivery timeout|cannot send message (for|within)|could not send message for (the )?past|gave up|giving up on (it|this message) after/,
  ),

  rule(
    'many',
    'gave up after retries',
    /maximum delivery attempts|aborted after [\d.]+ ?(hour|day|minute)|numerous attempts|made (several|many|repeated) attempts/,
  ),

  // The way there.
  rule(
    'many',
    'name lookup failed for now',
    /(host|domain|name|mx|dns)[^.]{0,60}(not found|lookup|look-up|look up|resolv|query|server)[^.]{0,60}(try again|temporar|did not complete|timed? ?out|servfail|server failure|refused|retry)|host name lookup failure|servfail|temporary (failure in name|dns|name|resolver|lookup)|dns (server )?(failure|timeout|temporar|error \(try)|cname lookup failed temporarily|name server timeout|(lookup|look-up) (did not complete|failed temporarily)|query refused|dns query failed|name service error for name=[^:]{1,160}: (malformed|unexpected)/,
  ),
  rule(
    'many',
    'server not reachable',
    /connection (was |has been |is |got |attempt |to \S+ )*(timed? ?-?out|refused|reset|dropped|lost|closed|aborted|failed|died|broken|terminated|interrupted|failure)|timed? ?-?out|network (is )?(unreachable|down|error)|no route to (host|\S+)|(unable|not able|wasn't able|failed|could ?n[o']t|cannot|can't|couldn't|impossible|error|trouble)( to)? (connect|establish|contact|reach|open (a |an )?(smtp )?connection|communicat|talk)\w*|lost connection|conversation with|host (is )?(down|unreachable|not responding|not reachable)|(server|host|system|mx|site|domain|exchanger)s?( \S{1,60})? (is |are |was |were |appears )?(currently |temporarily )?(down|not available|unavailable|not responding|unreachable|busy|not reachable|not answering|offline|too busy)|did not respond|no (answer|response|reply)( from)?|not respond(ing)?|unexpected(ly)? (close|disconnect|eof|end)|closed (the |its |our )?connection|disconnected|dropped the (connection|session)|operation timed|socket error|(smtp|protocol) (error|time)|remote host unexpect|no (answer|hosts) (from|to)|network (problem|failure)|broken pipe|i\/o timeout|deferred|read error|write error|end of file|eof\b|nicht erreichbar|antwortet nicht|niet bereikbaar|injoignable|ne repond pas|non raggiungibile/,
  ),

  // The house on the other side.
  rule(
    'many',
    'server trouble',
    /(insufficient|out of|not enough|low on|no) (system )?(resources|memory|disk|inodes?|file ?handles)|insufficient system|system (is )?(full|load|too|overload|resources|error|busy|problem|storage)|(internal|local|system|configuration|config|server|software|database|ldap|backend|unexpected|unknown|processing|lookup|program|script|alias|resource|transport|i\/o|disk|file|storage|filter|milter|scanner|proxy|plugin)( \w+)? (error|failure|problem|exception)\b|misconfigur|configured incorrectly|error in processing|local error|(service|system|resource|resources|server)s?( is| are)? (currently |temporarily )?(not available|unavailable|overloaded|busy|shut)|shutting down|under maintenance|maintenance|command (died|failed|output|time)|exit (code|status)|(cannot|can't|could not|couldn't|unable to|failed to|can not|error|not) (append|creat|open|updat|chdir|read|writ|lock|fork|exec|access|stat|run|mkdir|allocate|queue|process|load|start|deliver to (command|file|mailbox)|execute)\w*( \S{1,60})?|unable to (switch|store|process|scan|complete)|(world|group)[ -]writable|unsafe (permission|mode)|permission problem|no such file or directory|local delivery (failed|error)|(local )?mailer (error|died|failed)|procmail|maildrop|dovecot|cyrus|lmtp|sieve|pipe to|can't open mailbox|mailbox (is )?(locked|busy|corrupt)|lock(ed|ing) (file|mailbox)|please try (again )?later|try (again )?later|temporar(y|ily)|transient|try again|intentar|reessayer|riprovare|tente novamente|spater (noch|erneut|wieder)|later opnieuw|sprobuj|повтор|稍后|再試行|しばらく/,
  ),
];
