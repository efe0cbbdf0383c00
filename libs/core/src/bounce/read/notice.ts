import { LIMITS } from '../limits';
import { addressesIn, same, unique } from './address';
import { type Parsed, textOf } from './parts';

/** What a server wrote for people, parted from the copy of the mail that it returns below. */
export interface Notice {
  readonly text: string;
  /** The copy, or its headers; empty where there is none. */
  readonly quoted: string;
}

/** The words for people of a mail: its plain text, or else its HTML. */
export function noticeOf({ parts }: Parsed): Notice {
  const own = parts.filter(({ level, type }) => level === 0 && /^text\/(?!rfc822|calendar|x-|css|csv)/.test(type));
  const plain = own.filter(({ type }) => type !== 'text/html');
  const chosen = plain.some((part) => part.body.trim() !== '') ? plain : own;
  const text = chosen
    .slice(0, 20)
    .map(textOf)
    .join('\n')
    .slice(0, LIMITS.partChars)
    .replace(/[ \t\u00a0]+$/gm, '')
    .replace(ASIDES, '');
  const cut = copyStart(text);
  return { text: text.slice(0, Math.min(cut, LIMITS.noticeChars)), quoted: text.slice(cut) };
}

/** Lines that tell nothing of the trouble in words that could: our subject repeated, what a scanner advertises. */
const ASIDES =
  /^[> \t*]{0,12}(?:subject|betreff|objet|asunto|assunto|oggetto|onderwerp|件名|主题|тема)[ \t]?[:：].*$|^.{0,200}(?:been|was) (?:scanned|checked|swept|screened)(?: (?:by|for|and|with)\b).{0,300}$/gim;

/** Lines with which servers announce the copy of a mail. */
const ANNOUNCED =
  /^[-=* _>#]{0,80}(?:below this line is a copy|this is a copy of (?:the|your) (?:message|mail)|(?:the )?(?:original|returned|unsent|undelivered|rejected) (?:message|mail|e-?mail)(?: (?:follows|headers?|text|content|is (?:below|attached|included))| was:?| below)?[-=* _:.]{0,80}$|your (?:message|mail|e-?mail) (?:follows|headers?|text|content|is (?:below|attached|included)|was:?|below)[-=* _:.]{0,80}$|(?:the )?(?:headers?|text|copy|beginning|body|contents?|first \d+ lines) of (?:the|your) (?:original |returned |undelivered |bounced )?(?:message|mail)|(?:message|original|mail)(?: message)? (?:headers?|text|body) (?:follow|is|are)|here is a copy of|included is a copy|returned message|unsent message|message header|ursprungliche nachricht|ursprüngliche (?:nachricht|mail)|urspr.ngliche nachricht|message d'origine|mensaje original|mensagem original|messaggio originale|oorspronkelijk bericht|-+ ?original message ?-+|元のメッセージ|以下是原)/im;

/** Header lines of a mail, as they stand one below another in a copy. */
const COPIED =
  /^[> \t]{0,8}(?:Received: (?:from|by|\()|Return-Path:|DKIM-Signature:|X-Original-To:|Delivered-To:|Message-ID: ?<|MIME-Version: ?1)/im;

/** PMDF and the messaging servers that came of it open with some lines of our header; the trouble stands below. */
const RELATES = /a message you sent with the following header fields:\s{0,9}(?:^[ \t]{1,8}\S[^\n]{0,998}\n){1,20}/im;

/** Where the copy begins; the end of the text where there is none. */
function copyStart(text: string): number {
  const shown = text.slice(0, LIMITS.noticeChars * 2);
  const told = RELATES.exec(shown);
  const from = told ? told.index + told[0].length : 0;
  const found = [ANNOUNCED, COPIED].map((line) => line.exec(shown.slice(from))?.index ?? text.length);
  const cut = from + Math.min(...found);
  // A mail that opens with what looks like a copy has its notice below, or none.
  return shown.slice(0, cut).trim().length < 20 ? text.length : cut;
}

/** What a notice says about one recipient. */
export interface Mention {
  readonly recipient: string;
  readonly text: string;
  /** It stands where servers name whom they failed for; else it is merely an address in the text. */
  readonly placed: boolean;
}

/** Sendmail's transcript where no list of recipients stands above it: what was said leads up to the address. */
const TRANSCRIPT =
  /^(?:<<< )?[245]\d\d[ -](?:[245]\.\d{1,3}\.\d{1,3} )?<([^\s<>()"]{1,250}@[^\s<>()":]{3,250})>\.\.\./gim;

/**
 * Places in which servers name the recipient they failed for, the surest first: an address alone on its line
 * (qmail, Postfix, Exim, Courier), one that a field or a sentence calls the recipient, one with the error behind it.
 */
const PLACES: readonly RegExp[] = [
  /^[ \t>*-]{0,8}(?:\d{1,3}[.)] )?<?([^\s<>()"]{1,250}@[^\s<>()":]{3,250})>?[ \t]*(?:\([^()\n]{0,200}\)?)?[ \t]*:?[ \t]*$/gim,
  /^[ \t>*-]{0,8}<([^\s<>()"]{1,250}@[^\s<>()":]{3,250})>[ \t]?[:.,;-]{1,3}[ \t]?\S/gim,
  TRANSCRIPT,
  /^[ \t]{0,8}["']?(?:failed|final|original|invalid|intended|bad|unknown|undeliverable|delivery failed|unsuccessful)?[ -]?(?:recipients?|address(?:es)?|rcpt|delivery to|user|mailbox|to)(?: address(?:es)?| name)?(?: \([^)]{0,40}\))?["']?[ \t]?[:=][ \t]{0,20}(?:rfc822;[ \t]?)?["'<[]?([^\s<>()"'\]]{1,250}@[^\s<>()"'\],:;]{3,250})/gim,
  /(?:rcpt to|mail to|message to|mail for|message for|delivery to|deliver to|delivered to|deliver [^.\n]{0,40} to|recipients?|undeliverable to|addressed to|e-?mail to|nachricht an|empf.nger|bericht aan|message . |destinataire|destinatario|mensaje a|messaggio a)[ \t]?:?[ \t\n]{0,6}["'<[(]{0,2}([^\s<>()"']{1,250}@[^\s<>()"',:;]{3,250})/gim,
  /^[ \t]{0,12}["'<(]?([^\s<>()"',;:]{1,250}@[^\s<>()"',;:]{3,250})(?![\w\u0080-\uffff]|[.-][\w\u0080-\uffff])["'>)]?[ \t]{0,8}(?:[:;,.(-]|\.\.\.|on \d)/gim,
];

/**
 * Whom a notice speaks of, each with the words about it: those from its address to the next one's. `others` are
 * addresses that it names for another reason: the sender's, the postmaster's.
 */
export function mentionsIn(text: string, others: readonly string[]): Mention[] {
  const named = placedIn(text, others);
  const placed = named.length > 0;
  const found = placed ? named : anyIn(text, others);
  if (found.length <= 1) return found.map(({ address }) => ({ recipient: address, text, placed }));
  const sorted = found.slice(0, LIMITS.recipients).sort((a, b) => a.at - b.at);
  return sorted.map(({ address, at, ledTo }, index) => {
    const until = sorted[index + 1]?.at ?? text.length;
    const own = ledTo
      ? text.slice(index === 0 ? 0 : lineEnd(text, sorted[index - 1]?.at ?? 0), lineEnd(text, at))
      : text.slice(lineStart(text, at), lineStart(text, until));
    // Several addresses in a list, and one explanation for all of them before or below.
    const bare = own.replace(/\S+@\S+/g, '').trim().length < 8;
    const about = bare ? text.replace(/^.{0,200}\S+@\S+.{0,20}$/gm, '') : own;
    return { recipient: address, text: about, placed };
  });
}

const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at) + 1;
const lineEnd = (text: string, at: number): number => {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
};

interface Found {
  readonly address: string;
  readonly at: number;
  /** The words about it stand before it. */
  readonly ledTo?: boolean;
}

/** Exchange repeats the header of the mail, its lists of recipients too, before it says whom it did not reach. */
const NOT_REACHED = /did not reach the following recipient(?:\(s\)|s)?[ \t]?:?/i;

function placedIn(text: string, others: readonly string[]): Found[] {
  const lead = NOT_REACHED.exec(text);
  const from = lead ? lead.index + lead[0].length : 0;
  const reached = from > 0 ? anyIn(text.slice(from, from + 2_000), others) : [];
  if (reached.length > 0) return reached.map(({ address, at }) => ({ address, at: at + from }));
  for (const place of PLACES) {
    const found = new Map<string, Found>();
    for (const match of text.matchAll(place)) {
      const address = addressesIn(match[1] ?? '')[0];
      if (!address || isOther(address, others) || found.has(address.toLowerCase())) continue;
      const at = match.index + match[0].indexOf(address);
      if (!isAuthor(text, at)) found.set(address.toLowerCase(), { address, at, ledTo: place === TRANSCRIPT });
      if (found.size >= LIMITS.recipients) break;
    }
    if (found.size > 0) return [...found.values()];
  }
  return [];
}

const anyIn = (text: string, others: readonly string[]): Found[] =>
  unique(addressesIn(text))
    .filter((address) => !isOther(address, others))
    .slice(0, 20)
    .map((address) => ({ address, at: Math.max(0, text.indexOf(address)) }))
    .filter(({ at }) => !isAuthor(text, at));

/** Words before an address that make it the one who wrote, or whom to ask. */
const AUTHOR =
  /(?:(?<!generated |expanded |forwarded |redirected )\bfrom|\bsent by|\bsender(?: address)?|\bcontact|\bplease (?:e-?mail|write to))[ \t]?:?\s{0,8}[<"'(]{0,2}$/i;

const isAuthor = (text: string, at: number): boolean => AUTHOR.test(text.slice(Math.max(0, at - 40), at));

/** Offices that are named for help, those of a mailing list too: never mailed by us. */
const OFFICE =
  /^[^@]*-(?:(?:un)?subscribe|help|owner|request)@|^(?:mailer-?daemon|postmaster|abuse|mail-?daemon|root|no-?reply|hostmaster|noc)(?:[-+.].*)?@|@(?:localhost|example)$/i;

const isOther = (address: string, others: readonly string[]): boolean =>
  OFFICE.test(address) || others.some((other) => same(other, address));
