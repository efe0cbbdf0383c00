import type { Settings } from '@nurture/core/config';
import { probeSmtp, type SmtpProbe, smtpSettings } from '@nurture/mail';
import { messageOf } from '@nurture/core/error';
import { type Check, checksOf } from './check';
import type { Dns } from './dns';
import { checkReverseName } from './reverse-name';

const { ok, warning, problem } = checksOf('mail server');

const PATIENCE = { connectMs: 5_000, greetingMs: 5_000, silenceMs: 8_000 };

/** Connects, greets, starts TLS and logs in, and sends nothing. */
export async function checkMailServer({ smtp }: Settings, dns: Dns): Promise<Check[]> {
  if (smtp.kind === 'mailbox') return [ok('connects', 'development mailbox: mails stay here, at /mailbox')];
  try {
    const settings = { ...smtpSettings(smtp.url, 1), ...PATIENCE };
    return [...judgeProbe(await probeSmtp(settings), settings), ...(await checkReverseName(settings.host, dns))];
  } catch (error) {
    return [problem('SMTP_URL', messageOf(error), 'such as smtps://user:password@smtp.example.com:465')];
  }
}

/** What a probe tells. */
export function judgeProbe(
  probe: SmtpProbe,
  { host, port, user }: { readonly host: string; readonly port: number; readonly user: string | null },
): Check[] {
  const where = `${host}:${port}`;
  if (!probe.connected) return [problem('connects', `${where}: ${probe.error ?? 'no answer'}`, mendFor(probe.error))];
  const isLocal = /^(localhost|127\.|\[?::1)/.test(host);
  const checks = [ok('connects', `${where} greets`)];
  if (probe.encrypted) checks.push(ok('TLS', 'the connection is encrypted'));
  else if (isLocal) checks.push(ok('TLS', 'none, on this machine'));
  else checks.push(warning('TLS', 'the server offers no STARTTLS', 'use smtps://, or another port, such as 587'));
  if (user === null) {
    if (probe.offersLogIn && !isLocal)
      checks.push(warning('log-in', 'SMTP_URL names no user, and the server offers a log-in', 'most servers want smtp://user:password@…')); // prettier-ignore
  } else if (probe.loggedIn) checks.push(ok('log-in', `as ${user}`));
  else checks.push(problem('log-in', `refused: ${probe.error ?? ''}`, 'are user and password right, and percent-encoded where they hold @ : / ?')); // prettier-ignore
  return checks;
}

function mendFor(error: string | null): string {
  if (/ENOTFOUND|EAI_AGAIN/.test(error ?? '')) return 'is the host name of SMTP_URL right, and is there a network?';
  if (/ECONNREFUSED/.test(error ?? '')) return 'is the port right, and does the server run?';
  if (/TLS|SSL|certificate/i.test(error ?? '')) return 'smtps:// is for port 465; port 587 and 25 want smtp://';
  return 'is port 25, 465 or 587 open to the outside? Many providers close 25';
}
