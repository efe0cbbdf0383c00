import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import { MailError } from '../errors';

/** Where and how mails are handed over. Times are milliseconds. */
export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (`smtps`). */
  readonly secure: boolean;
  /** Refuse to go on where the server offers no STARTTLS. */
  readonly requireTls: boolean;
  readonly user: string | null;
  readonly password: string | null;
  /** What we call ourselves in EHLO. */
  readonly name: string | null;
  /** Open connections, per process. */
  readonly connections: number;
  readonly connectMs: number;
  readonly greetingMs: number;
  /** A connection opened, greeted and logged in, however slowly the server spells. */
  readonly openMs: number;
  /** Silence of the server after which an attempt is given up. */
  readonly silenceMs: number;
  /** A whole attempt; below the 60 s within which a running one must have ended. */
  readonly attemptMs: number;
}

const TIMES = { connectMs: 10_000, greetingMs: 10_000, openMs: 50_000, silenceMs: 30_000, attemptMs: 50_000 };

/**
 * Reads SMTP_URL: `smtp(s)://user:password@host:port?name=mail.example.com&tls=required`.
 *
 * @throws MailError `mail.smtp-url` when it isn't one; the message never holds the password
 */
export function smtpSettings(url: string, connections: number): SmtpSettings {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (!parsed || !/^smtps?:$/.test(parsed.protocol) || !parsed.hostname) {
    throw new MailError('mail.smtp-url', 'SMTP_URL is no smtp address, such as smtp://user:password@host:587');
  }
  const secure = parsed.protocol === 'smtps:';
  return {
    host: parsed.hostname.replace(/^\[|\]$/g, ''),
    port: Number(parsed.port) || (secure ? 465 : 587),
    secure,
    requireTls: parsed.searchParams.get('tls') === 'required',
    user: parsed.username ? decodeURIComponent(parsed.username) : null,
    password: parsed.password ? decodeURIComponent(parsed.password) : null,
    name: parsed.searchParams.get('name'),
    connections,
    ...TIMES,
  };
}

/** The same as nodemailer's connection names it; who logs in is said later. */
export function connectionOptions(settings: SmtpSettings): SMTPConnection.Options {
  return {
    host: settings.host,
    port: settings.port,
    secure: settings.secure,
    requireTLS: settings.requireTls,
    ...(settings.name === null ? {} : { name: settings.name }),
    connectionTimeout: settings.connectMs,
    greetingTimeout: settings.greetingMs,
    socketTimeout: settings.silenceMs,
  };
}
