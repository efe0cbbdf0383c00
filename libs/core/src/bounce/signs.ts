import { firstAddress } from './read/address';
import { header, type Headers, parameters } from './read/headers';
import type { Parsed } from './read/parts';

const REPLY = /^\s*(?:(?:re|aw|antw|sv|vs|fw|fwd|wg|tr|rv|odp|doorst|rif|ref)\s?(?:\[\d+\])?\s?:\s*)+/i;

/** A mail server that speaks for itself, by the names that servers give it. */
const DAEMON_ADDRESS =
  /^(?:mailer-?daemon|mail-?daemon|mdaemon|post[-_.]?master|mail-?er|mail-?delivery(?:-?(?:subsystem|system))?|mail-?admin|mailsystem|mail-?robot|bounces?|bounce-?handler|microsoftexchange[0-9a-f]+|ms-?exchange|.*-?mailer-?daemon|administrator|smtp|listmaster|uucp|mmdf|noreply-?bounce|delivery|mailserver|mail-?agent|groupwise|notification|symantec_.*)(?:[-+.=].*)?@/i;
const DAEMON_NAME =
  /mail(?:er)?[ -]?(?:delivery|daemon|administrator|subsystem|robot|router|system)|delivery (?:sub)?system|postmaster|system administrator|mail system|internet mail delivery|mail server|exchange|mail administrator|delivery (?:agent|status|report)|systemadministrator|administrador del sistema|administrateur syst|amministratore di sistema|mta|bounce/i;

/** Subjects of bounces and warnings, in the languages that servers speak. */
const BOUNCE_SUBJECT =
  /undeliver|delivery (?:status|fail|problem|report|delay|error|notification|unsuccessful|has|incomplete|notice|of|attempt)|returned (?:e-?mail|mail|message|to sender)|return(?:ing|ed)?[: ]+(?:e-?mail|mail|message)|mail (?:delivery|failure|error|system error|could|not|undeliv|return|status|rejected|bounced|delayed)|failure (?:notice|delivery|notification|report)|(?:could|can|cannot|can't|couldn't|unable|not|failed)[^.]{0,30}(?:deliver|sent|send|reach)|non-?deliver|warning: (?:could not|message|mail|e-?mail)|message (?:status|delayed|undeliv|not|you sent|rejected|could|delivery|bounced|was not|returned|failure|blocked)|error (?:sending|in|delivering|mail)|bounced?\b|rejected|unknown (?:user|recipient|address)|user unknown|mailbox|fail(?:ed|ure)\b|nondeliverable|ndn:|dsn:|unzustellbar|nicht (?:zugestellt|zustellbar|ausgeliefert)|unzustellbarkeit|zustell|fehlgeschlagen|onbestelbaar|niet (?:bezorgd|afgeleverd|besteld)|bezorg|non[ -]?remis|non[ -]?distribu|chec de|echec|remise|retour de|mancat|non (?:recapit|consegn)|recapito|consegna|no (?:se puede |se pudo |ha podido )?(?:entreg|remiti)|entrega|devuelto|devolvid|falha|falla|n[aã]o entreg|niedostarcz|niedor|nie (?:mo[zż]na|dostarcz)|dor[eę]cz|недостав|не доставл|возврат|ошибка|退信|退回|无法投递|投递失败|未送达|配信(?:不能|できません|エラー)|配送|エラーメール|送信エラー|送信できません|届けられ|kunne ikke leveres|ej levereras|inte levereras|iletilemedi|teslim edilemedi|nedoru[cč]/i;

/** Sentences with which notices open; each of one server or a few. */
const FRAME =
  /this (?:message|report) was created automatically by (?:the )?mail|this is the (?:mail system at host|qmail-send|postfix|.{0,40}(?:mail (?:system|server|delivery)|mailer|e-?mail))|a message (?:that )?you (?:have )?(?:recently )?sent (?:could not|to the following|has not)|(?:could|can) ?not be delivered to (?:the following|one or more|these)|did(?: not|n't) reach the following|following (?:recipients?|address(?:es)?)[^.\n]{0,80}(?:fail|error|could not|cannot|undeliver|problem|reach|reject|unknown|invalid|delay)|(?:undeliverable|failed|undelivered) to the following|delivery to the following|wasn't able to deliver|unable to deliver (?:your|the|this|a)? ?(?:message|mail|e-?mail)|your (?:message|mail|e-?mail)(?: to| with| could| was| cannot| has| \S{1,80}){1,8} (?:not be delivered|couldn't be delivered|cannot be delivered|not delivered|been rejected|was rejected|undeliverable|been delayed|be delivered because)|i'm sorry to have to inform you|the following (?:message|mail) (?:could|was|to) [^.\n]{0,80}(?:not|undeliver)|permanent fatal errors|transcript of session follows|delivery (?:has )?failed|(?:mail|message|e-?mail) (?:was |is )?undeliverable|konnte(?:n)? [^.\n]{0,120}nicht (?:zugestellt|ausgeliefert|gesendet)|kon [^.\n]{0,80}niet [^.\n]{0,20}(?:bezorgd|afgeleverd)|n'a pas pu [eê]tre (?:remis|d[eé]livr|distribu)|non [eè] stato possibile (?:consegn|recapit)|no (?:se )?(?:pudo|ha podido|puede) (?:ser )?entreg|n[aã]o p[oô]de ser entreg|nie mog[lł]a? zosta[cć] dor|не (?:может быть|было|удалось) достав|无法(?:投递|送达|发送)|未能(?:投递|送达)|被退回|配信できません|送信できません|お届けでき/i;

export type BounceSign = 'sure' | 'maybe' | null;

/** Whether a mail without a report is the word of a mail server about a mail of ours. */
export function bounceSign({ headers }: Parsed, text: string): BounceSign {
  if (headers.has('x-failed-recipients')) return 'sure';
  const subject = header(headers, 'subject');
  const { value, parameters: given } = parameters(header(headers, 'content-type'));
  if (value === 'multipart/report' && /delivery-status/i.test(given['report-type'] ?? '')) return 'sure';
  const isDaemon = fromDaemon(headers);
  const isBounceSubject = BOUNCE_SUBJECT.test(subject);
  // Some servers answer like people; but people don't open with a server's words.
  const opens = isBounceSubject && FRAME.test(text.slice(0, 300)) && !/^>/m.test(text.slice(0, 300));
  if (REPLY.test(subject) && !isDaemon) return opens ? 'sure' : null;
  const hasFrame = FRAME.test(text.slice(0, 4_000));
  if (isBounceSubject && (hasFrame || isDaemon)) return 'sure';
  if (hasFrame && (isDaemon || fromNobody(headers))) return 'sure';
  // A newsletter may be about bounces.
  const isListMail = headers.has('list-id') || headers.has('list-unsubscribe');
  return isDaemon || ((isBounceSubject || hasFrame) && !isListMail) ? 'maybe' : null;
}

export function fromDaemon(headers: Headers): boolean {
  const from = `${header(headers, 'from')} ${header(headers, 'sender')}`;
  if (/^[\s<>]*$/.test(from)) return headers.has('from');
  const address = firstAddress(from) ?? from;
  const local = /@/.test(address) ? address : `${from.replace(/[<>"]/g, '').trim()}@`;
  return DAEMON_ADDRESS.test(local) || DAEMON_NAME.test(from.replace(/\S+@\S+/g, ''));
}

const fromNobody = (headers: Headers): boolean => /^\s*<?\s*>?\s*$/.test(headers.get('return-path')?.[0] ?? 'none');

/** Subjects of out-of-office notes and other automatic answers, in the languages that contacts speak. */
const AUTO_SUBJECT =
  /^\s*(?:re:\s*)?\[?(?:auto:|auto(?:matic|mated|matische|matisch|matique|mática|matica|mático|matikus)?[ -]?(?:reply|response|responder|antwoord|antwort|svar|odpowied|re[:s]|respuesta|risposta|resposta|email)|out[ -]of[ -](?:the[ -])?office|vacation|away from|on (?:holiday|leave|vacation)|i am (?:out|away|on)|i'm (?:out|away|on)|ooo\b|absen|abwesen|afwezig|automatische antwort|automatisch antwoord|réponse automatique|r.ponse auto|risposta automatica|respuesta autom|resposta autom|fuera de la oficina|fora do escrit|fuori (?:sede|ufficio)|assenza|ausencia|autosvar|automatiskt svar|poissa|odpowied. automatyczna|autoodpowied|nieobecno|автоответ|автоматический ответ|вне офиса|自动回复|自動回覆|自動返信|自動応答|不在|otomatik yan|automatická odpov|automatikus|thank you for (?:your (?:e-?mail|message)|contacting)|your (?:e-?mail|message) has been received|(?:we|i) (?:have )?received your|ticket (?:received|#|created)|case #|confirm)/i;

/** True for automatic answers of people and of help desks (RFC 3834): the mail did arrive. */
export function isAutoReply(headers: Headers): boolean {
  if (fromDaemon(headers) && !AUTO_SUBJECT.test(header(headers, 'subject'))) return false;
  const submitted = header(headers, 'auto-submitted').toLowerCase();
  return (
    AUTO_SUBJECT.test(header(headers, 'subject')) ||
    AUTO_HEADERS.some((name) => headers.has(name)) ||
    /auto_?reply/i.test(`${header(headers, 'precedence')} ${header(headers, 'x-precedence')}`) ||
    (submitted.startsWith('auto-replied') && !BOUNCE_SUBJECT.test(header(headers, 'subject')))
  );
}

const AUTO_HEADERS = [
  'x-autoreply',
  'x-autorespond',
  'x-autoresponder',
  'x-auto-reply',
  'x-mail-autoreply',
  'x-autoreply-from',
  'x-autoreply-subject',
  'x-vacation',
  'x-out-of-office',
];

/** True for what no person wrote, whatever it says: by RFC 3834, its precedence, its empty return path, its author. */
export function isMachine(headers: Headers): boolean {
  const submitted = header(headers, 'auto-submitted').trim().toLowerCase();
  return (
    fromDaemon(headers) ||
    fromNobody(headers) ||
    (submitted !== '' && !submitted.startsWith('no')) ||
    /bulk|junk|list|auto/i.test(header(headers, 'precedence'))
  );
}

const UNSUBSCRIBE_WORD =
  /^(?:please )?(?:unsubscribe(?: me)?|un-subscribe|opt[ -]?out|remove(?: me)?|stop|signoff|uitschrijven|afmelden|abmelden|abmeldung|abbestellen|austragen|d[eé]sinscription|d[eé]sinscrire|se d[eé]sabonner|d[eé]sabonnement|disiscri\w+|cancellami|cancellazione|annulla iscrizione|dar(?:se)? de baja|baja|cancelar (?:suscripci[oó]n|inscri[cç][aã]o|assinatura)|descadastrar|remover|wypisz|rezygnacja|отписаться|отписка|отписать|退订|退訂|取消订阅|配信停止|登録解除|avregistrera|afmeld|avmeld|odhl[aá]sit)(?:[\s.!:]|$)/iu;

/** What a mail program sends where its user presses 'unsubscribe' (RFC 2369): the word, and no answer to anything. */
export const isUnsubscribeButton = (headers: Headers): boolean =>
  /^\s*(?:list-)?unsubscribe\s*$/i.test(header(headers, 'subject')) && !headers.has('in-reply-to');

/** A mail that asks to be taken off the list: to an address for that, or with that and little else in it. */
export function isUnsubscribe({ headers }: Parsed, text: string): boolean {
  const to = firstAddress(`${header(headers, 'to')} ${header(headers, 'delivered-to')}`) ?? '';
  if (/^(?:[\w.+-]*[-+._])?(?:unsubscribe|unsub|opt-?out|leave|list-unsubscribe|remove)(?:[-+._=].*)?@/i.test(to))
    return true;
  const subject = header(headers, 'subject').replace(REPLY, '').trim();
  if (UNSUBSCRIBE_WORD.test(subject) && subject.length < 80) return true;
  const words = (text.split(/\n(?:>|On .{5,200}wrote:|-{2,}|_{5,})/)[0] ?? '').trim();
  return words.length > 0 && words.length < 40 && UNSUBSCRIBE_WORD.test(words);
}
