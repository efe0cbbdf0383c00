import { permanentRule, rule, type Rule } from './rule';

/** The address is gone for good. Only sentences that say so plainly: when in doubt, a rule belongs elsewhere. */
export const HARD: readonly Rule[] = [
  // Domains.
  rule(
    'many',
    'domain takes no mail',
    /null ?mx|(domain|host)( \S{1,80})? (does not|doesn't|do not|don't|never|no longer) (accepts?|receives?|takes?|handles?) (any )?(e-?mail|mail|message)|indicated no smtp service|mail for (this|that) domain is not accepted|no longer accept(s|ing)? (mail|messages|e-?mail) for (this|that) domain|nolisting only|domain is (closed|parked|not (accepting|receiving) mail)/,
  ),
  rule(
    'Postfix',
    'no such domain',
    /name service error for name=\S{1,120}( type=\w+)?:? (host (found but no data|not found|unknown)|domain not found|non-?existent|no data)|host or domain name not found|host found but no data record|unable to look up host \S{1,80}[^.]{0,20}(not known|not found|no address)/,
  ),
  rule(
    'Sendmail',
    'no such domain',
    /host unknown|name server: \S{1,120}:? (host|no data|domain|not)|host not found|unknown host|no such host|bad host/,
  ),
  rule(
    'qmail',
    'no such domain',
    /(couldn't|could not|can't|cannot|unable to) find (any )?(a )?(host|domain|mail exchanger|mx|mail server|ip address|address)|although i'm listed as a best-preference mx|mail exchanger or ip address/,
  ),
  rule(
    'Exim',
    'no such domain',
    /all relevant mx records point to non-?existent|unroute?able mail domain|unroute?able domain|all relevant mx records point|\bno mx\b|mx (record|host|lookup)s?[^.]{0,50}(not found|missing|no|do(es)? not exist|non-?existent|invalid|empty|failed: no)|lowest numbered mx record points to non/,
  ),
  rule(
    'Google',
    'no such domain',
    /nxdomain|domain name not found|domain[^.]{0,80}couldn't be found|dns error:[^.]{0,20}(domain|dns type)[^.]{0,100}(not found|nxdomain|no relevant|had no)|because the domain/,
  ),
  rule(
    'many',
    'no such domain',
    /(domain|host ?name|host|server name|mail domain|destination domain|recipient('s)? domain|dns name)( name)?s?( ~| <~>| '[^']{1,80}'| "[^"]{1,80}"| \S{1,80})? ?(is |was |has |could |can |does |doesn't |did |do |which you |that you )*(not |n't )?(does(n't| not) exist|not exist|no longer (exist|valid|active|in use|hosted|registered)|invalid|unknown|not found|unresolv\w+|not be (found|resolved)|been found|non-?existent|not (valid|resolv\w+|registered|known)|expired|no valid)|(unknown|no such|invalid|illegal|bad|non-?existent|unresolvable|unroute?able|undefined) (mail |e-?mail |destination |recipient |target )?(domain|host|system|destination system|server address|site)|name or service not known|no (valid |usable |known )?(dns|mx|a|address|mail) (record|entry|exchanger|host|server|data|information)s?|nodename nor servname|no address associated|no data record|bad destination (system|domain)|there is no such domain|(domain|host) not (in|known to) dns|invalid tld|illegal host\/domain|non-?existent domain|domainunknown|hostunknown|dns: no such/,
  ),
  rule(
    'German, Dutch',
    'no such domain',
    /(domain|domane|hostname|rechner|host|server|domein(naam)?)[^.]{0,60}(existiert nicht|unbekannt|nicht gefunden|bestaat niet|niet gevonden|onbekend|nicht bekannt|ungultig)|unbekannte domain|onbekend domein/,
  ),
  rule(
    'Romance languages',
    'no such domain',
    /(domaine|dominio|domini|hote|host)[^.]{0,60}(inconnu|n'existe pas|introuvable|inesistente|non esiste|sconosciuto|no existe|desconocido|nao existe|inexistente|desconhecido|no encontrado|invalide|non trovato|nao encontrado)/,
  ),
  rule(
    'Slavic and Asian languages',
    'no such domain',
    /(domena|domeny)[^.]{0,40}(nie istnieje|nieznana)|домен[^.]{0,40}(не существует|не найден)|(域名|域)[^。]{0,12}(不存在|错误|无效|找不到)|ドメイン[^。]{0,20}(見つかり|存在し|不明)/,
  ),

  rule(
    'Exim and others',
    'no such domain',
    /all host address lookups failed permanently|(recipient )?domain must exist|(domain|host) (is )?unrout\w+|dns server returned answer with no data|returned answer with no data|no route to (the )?domain|could not find a gateway/,
  ),

  // Closed, moved.
  rule(
    'many',
    'mailbox moved',
    /(user|recipient|person|account|he|she|mailbox|address)[^.]{0,40} (has|have) (moved|changed)|mailbox has moved|has been replaced by|user not local; please try|(e-?mail )?address (has )?changed|no longer at this address|new (e-?mail )?address is/,
  ),
  permanentRule(
    'many',
    'mailbox closed',
    /(mail ?-?box|account|user|recipient|customer|inbox|e-?mail|address|alias|login|user'?s? (account|mailbox)|username)( address| account)?( ~| <~>| \(?~\)?| "[^"]{1,60}"| \S{1,60})?( of [^.]{0,30}| that you tried to reach| you are trying to (contact|reach)| for this recipient)? ?(is |has been |was |has |been |are |currently )*(disabled|de-?activated|closed|terminated|cancell?ed|discontinued|deleted|removed|inactive|expired|not active|not activated|retired|dormant|decommissioned|invalidated|disconnected|abandoned|ceased|gone|shut down|out of service|suppressed|archived|off)|(disabled|deactivated|closed|inactive|expired|deleted|terminated|cancelled|dormant|unused|abandoned|discontinued) (mail ?-?box|account|user|recipient|e-?mail|address|customer)|(this|the) (account|mailbox|user|address)[^.]{0,60}(disabled|discontinued|deactivated)|not accepting messages|(user|person|employee|recipient|he|she)( ~| <~>| \S{1,40})? (is )?no longer (works?|employed|with (us|the|this)|here|on (the|this|server)|at|a (customer|user|member))|(has )?left (the|our) (company|organi[sz]ation|university|firm)|does not work here/,
  ),
  permanentRule(
    'many',
    'mailbox closed',
    /(mail ?-?box|account|user|recipient|address|e-?mail|alias)( address)?( ~| <~>| \S{1,60})? (is |are )?(no longer|not longer|not any ?more) (exist|valid|available|active|accept|in use|used|in service|monitored|receiv|maintained|supported|present|registered|recogni[sz]ed|working|being)\w*|no longer accepts? (e-?mail|mail|message)|no longer (valid|in use|active|available|on server|exists)/,
  ),

  // Unknown, in English.
  rule(
    'Postfix, Sendmail, Exim',
    'no such mailbox',
    /user unknown|unknown user|unknown local[ -]?part|unknown recipient|recipient unknown|unknown mailbox|mailbox unknown|unknown account|account unknown|unknown or (illegal|invalid)|unknown (address|alias|rcpt|user name|username|person|customer|login|e-?mail|name|local|internal|virtual|forward|subscriber)(?! error)|(user|recipient|address|mailbox|account|alias|e-?mail|name|person|member|subscriber|addressee|rcpt|local[ -]part|username|id)s?( address| name| account)?(es)?( ~| <~>| \(~\)| '[^']{1,80}'| "[^"]{1,80}"| \S{1,80})? (is |are |was |were |seems |to be )*(unknown|not known|un-?known|not a known)/,
  ),
  rule(
    'Google, Yahoo and others',
    'no such mailbox',
    /(user|recipient|address|mail ?-?box|account|alias|e-?mail|name|person|member|list|addressee|inbox|rcpt|customer|subscriber|username|group|it)s?( address| name| account| id)?(es)?( ~| <~>| \(~\)| '[^']{1,80}'| "[^"]{1,80}"| :? ?\S{1,80})?( that you tried to reach| you (entered|specified|are trying to (reach|contact)|tried)| specified| given)?( at (this|that|the) (address|server|domain|host))? (does|do|did|is|are|was|were|could|can|has)?( ?not|n't|nt) (currently |yet |appear to |seem to |been |be |have )*(exist|found|find|listed|known|valid|recogni[sz]ed|registered|a valid|an? (active|existing|local)|located|hosted|present|defined|resolved|configured|a (known|registered|local|legal|correct|deliverable|user|member|customer|subscriber)|identified|correct|here|handled|created|verified|validated|an? account|on (this|the|our|file)|in (our|the|this)|local)/,
  ),
  rule(
    'chkuser, vpopmail',
    'no such mailbox',
    /validrcptto|~>? (is |was )?(not found|unknown|not known|does ?n.?o?t exist|not exist)/,
  ),
  rule(
    'many',
    'no such mailbox',
    /no such (user|mailbox|recipient|address|account|person|alias|e-?mail|local|id\b|name|customer|login|subscriber|rcpt|entry|addressee|local[ -]?part|member|inbox|mail ?drop|object|list|group|individual|folder|in-?box|virtual|forward|here|destination|username|~)|(there is |has |have |found )?no (mailbox|user|account|person|valid recipient|recipient|one|addressee|e-?mail|matching|body|local mailbox|such)s?( \S{1,20}){0,4} (here|by that|by this|with (that|this)|of that|at this|named|found|in our|on this|called|exists|matching|known|under this|with name|address)|there is no (one|user|such|account|mailbox|person|recipient)|nobody (here|by|with)|no (valid|such|matching) (recipient|address|user|mailbox)s?\b|no recipients? (found|match)|(cannot|can't|could not|couldn't|unable to|failed to|did not) (find|locate|resolve|identify|verify|match|lookup) (the |this |that |a |any )?(user|recipient|mailbox|address|account|rcpt|name)/,
  ),
  rule(
    'many',
    'no such mailbox',
    /(user|recipient|mailbox|account|address|alias|e-?mail|id|inbox|username|person|addressee|destination|rcpt|member|name|customer|list|entry)s?( address| name| account| id)?( ~| <~>| \(~\)| '[^']{1,80}'| "[^"]{1,80}"|:? \S{1,80})? (can ?not|could not|couldn't|can't|was not|wasn't|not|isn't|is not|were not|weren't) (be )?(found|located|recogni[sz]ed|identified|listed|match\w*|verified|validated|resolved|known)|(user|mailbox|recipient|account|address|e-?mail|inbox|username|rcpt|name|alias|member)s?[ -]?(not[ -]?found|doesn'?t exist|not exist|non-?existent|dosn'?t exist|nonexist|inexistent|unavailable user)|does(n't| not| n't) (exist|have an? )|doesn't have a [^.]{0,40} account|no[ -]?longer exists|nonexistent|non-?existing|usernotfound|userunknown|nosuchuser|mailboxnotfound|mailnotexist/,
  ),
  rule(
    'many',
    'no such mailbox',
    /(invalid|bad|wrong|incorrect|illegal|undeliverable|unroute?able|misspelled|nonexistent|non-?existent|non-?local|fictitious|erroneous) (recipients?|mail ?-?box(es)?|user|address(ee|es)?|account|rcpt|e-?mail|destination|alias|local|to address|username|customer|mail address|name|final|intended|delivery address)|(recipients?|mail ?-?box|user|address|account|rcpt|e-?mail|destination|alias)( address| name)?( ~| <~>| \S{1,60})? (is |was |are |appears to be )?(invalid|incorrect|wrong|undeliverable|unroute?able|not valid|not deliverable|illegal|misspelled|bogus)|not a valid|not (our|a|one of our) (customer|user|subscriber|member|client|mailbox|local user|known user|recipient)|isn't (a|one|in) |address (error|unknown|is unknown)|addressee unknown|delivery to [^.]{0,40}mailbox[^.]{0,20}not (exist|found)|address not found|address (couldn't|could not) be found|not (a )?(deliverable|accept\w+) (address|for this (user|recipient))|recipient not (accepted|ok|here|on|in|local|listed|a|valid)|not listed in (the )?(public |domino |company )?(name|directory|address)|unknown or illegal alias|directory (entry|lookup)[^.]{0,20}(not found|fail)|not in (the |our |my )?(directory|address book|database|user list|list of|ldap|passwd|virtual|domain|system)|user database|not (a )?(member|user) (of|on|at)|mail ?box (is )?not (here|local|exist)|wasn't found at|not found at|bad destination (mailbox|email|address)|not known (at|here|to)/,
  ),
  permanentRule(
    'qmail, Sendmail, Domino and others',
    'no such mailbox',
    /bad[- ]?(recipient|rcptto|recipientto)|can't accept (the )?user|not an active (address|mailbox|user|account)|mail ?-?box( ~| <~>| \S{1,60})? unavaila?i?a?ble|recipient is not accepted|no mail ?-?box available for|no ~? ?in name directory|not in name directory|no matches to nameserver|not a local address|not email addresses|user missing home|missing home directory|archived (recipient|mailbox|user|account)|does ?n.?t have an? \S{1,60} account|rejected recipients?$|000c05a6|did not exactly match|5\.1\.0 recipient rejected|~['">)]* is not an? (registered|known|valid|existing) (\w+ )?(user|mailbox|account|recipient)|address reserved by rfc/,
  ),
  permanentRule(
    'RFC 5321, Microsoft, GMX and others',
    'no such mailbox',
    /mail ?-?box (is )?(unavailable|not available|unavailble|not accessible)(?! or)|(user|account|recipient|inbox|address)( is| ~| <~>)* (unavailable|not available)|(action|command|mail action) (not taken|aborted)[^.]{0,20}mail ?-?box|5[05]\d address rejected|^address rejected|: address rejected|#?address rejected ~|smtp; ?address rejected/,
  ),
  permanentRule(
    'RFC 3463 and Sendmail',
    'address not valid',
    /bad (address|destination mailbox address) syntax|(syntax error|malformed|invalid characters?|illegal characters?|unqualified|error)( in)? (in )?(the )?(recipient|address|mailbox|local|domain|to|rcpt)( address| name| part)?|(recipient|destination|address|mailbox)( address| name)? (syntax|format|malformed|is not (fully|rfc|legal)|contains|has (invalid|illegal))|invalid (address )?(syntax|format)|mailbox name (invalid|not allowed)|mailbox name|unbalanced|not (a )?fully[ -]qualified (address|recipient)|domain missing or malformed|missing or malformed local part|user address required|recipientaddress/,
  ),

  // Unknown, in other languages.
  rule(
    'German',
    'no such mailbox',
    /(empf(a|ae)nger(adresse)?|benutzer(name)?|nutzer|adresse|postfach|mailbox|konto|mailadresse|account|teilnehmer|adressat|user|e-?mail-?adresse)[^.]{0,80}(unbekannt|existiert nicht|nicht (gefunden|bekannt|vorhanden|erreichbar|gultig|existent|gefunden|verfugbar|registriert)|ungultig|nicht mehr|existieren nicht|gibt es nicht|deaktiviert|geloscht|gekundigt|gesperrt)|(unbekannte[rn]?|ungultige[rn]?|falsche[rn]?|kein(en)?( solcher)?) (empf(a|ae)nger|benutzer|nutzer|adresse|adressat|postfach|user)|existiert nicht|existieren nicht|nicht bekannt/,
  ),
  rule(
    'Dutch',
    'no such mailbox',
    /(gebruiker|ontvanger|geadresseerde|adres|e-?mailadres|mailbox|postvak|postbus|account|brievenbus)[^.]{0,80}(onbekend|bestaat niet|bestaat niet meer|niet gevonden|niet bekend|ongeldig|niet (meer )?(in gebruik|actief|beschikbaar|geldig)|opgeheven)|(onbekende?|ongeldige?|onjuiste?) (gebruiker|ontvanger|adres|geadresseerde|e-?mail)|bestaat niet/,
  ),
  rule(
    'French',
    'no such mailbox',
    /(utilisateur|destinataire|adresse|boite|compte|mail|abonne|bal)[^.]{0,80}(inconnue?|n'existe pas|n existe pas|invalide|introuvable|inexistante?|desactivee?|n'est plus|n'existe plus|erronee|ferme[e]?|resilie|supprime)|(utilisateur|adresse|destinataire|compte|mail) inconnu|\bofr\w{0,5}_?416\b|pas (trouve|reconnu)|aucun (utilisateur|compte)/,
  ),
  rule(
    'Italian',
    'no such mailbox',
    /nessun (utente|account|indirizzo|destinatario)|(utente|destinatario|indirizzo|casella|mailbox|account)[^.]{0,80}(sconosciut|inesistente|non (esiste|trovat|valid|corrett|e' (stato|piu)|attiv|e valid|presente|piu|riconosciut|disponibile)|errat|disabilitat|disattivat|chius|cancellat)/,
  ),
  rule(
    'Spanish, Portuguese',
    'no such mailbox',
    /no existe (dich[oa]|es[ea]|tal|la|el) (persona|usuario|cuenta|buzon|direccion)|(usuario|destinatario|direccion|buzon|cuenta|correo|endereco|conta|caixa( postal)?|casilla|mailbox|e-?mail)[^.]{0,80}(desconocid|no existe|no (se )?(encuentra|encontr|es valid|valid|registrad|activ|disponible)|inexistente|inval|desconhecid|nao (existe|encontrad|foi encontrad|valid|pode ser encontrad|localizad|cadastrad)|desativad|deshabilitad|dad[ao] de baja|cancelad|inativ|inactiv|bloquead[oa] por inat)|no existe el (usuario|buzon|destinatario)|usuario invalido/,
  ),
  rule(
    'Polish, Czech',
    'no such mailbox',
    /(uzytkownik|adres|odbiorc|konto|skrzynk|adresat|uzivatel|schrank|prijemc)\w*[^.]{0,80}(nie istniej|nieznan|nie znalezion|nieprawidlow|nie odnalez|neexistuje|neznam|zablokowan|usunie|nieaktywn)|nie ma takiego|nieznany (uzytkownik|adres|odbiorca)/,
  ),
  rule(
    'Russian',
    'no such mailbox',
    /(пользовател|адрес|ящик|получател|аккаунт|учетн)[а-яё]*[^.]{0,80}(не существует|не наи?йден|не найден|неизвест|отключен|удален|недоступ|неверн|не зарегистр)|нет такого|не существует|такого (пользователя|адреса)/,
  ),
  rule(
    'Chinese',
    'no such mailbox',
    /(收件人|用户|用戶|邮箱|郵箱|帐号|账号|帳號|地址|信箱|邮件地址|收件地址|收件者)[^。]{0,24}(不存在|未找到|找不到|无效|無效|错误|未开通|沒有|没有|被禁用|已停用|注销|有误|不正确|禁用)|无此用户|查無此|查无此|没有这个用户/,
  ),
  rule(
    'Japanese',
    'no such mailbox',
    /(宛先|ユーザ|受信者|メールアドレス|アドレス|アカウント|あて先|送信先|メールボックス|ディレクトリ|名簿)[^。]{0,30}(不明|存在し|見つかり|見つから|ありません|無効|間違|正しく|誤り|いません|確認)|宛先不明|存在しない/,
  ),
  rule(
    'Turkish, Scandinavian, others',
    'no such mailbox',
    /(kullanici|alici|adres)[^.]{0,40}(bulunamadi|bilinmiyor|mevcut degil|gecersiz)|(bruger|bruker|anvandare|mottagare|modtager|mottaker|adress|kayttaja|vastaanottaja)\w*[^.]{0,40}(ukendt|ukjent|okand|findes ikke|finnes ikke|finns inte|hittades inte|hittade inte|ikke fundet|tuntematon|ei loydy)/,
  ),
];
