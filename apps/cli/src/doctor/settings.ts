import { describeProblem, parseSettings } from '@nurture/core/config';
import { type Check, checksOf } from './check';

/** Every setting, with what holds when it is left out. */
const DEFAULTS: Readonly<Record<string, string>> = {
  PORT: '3000',
  PUBLIC_URL: 'http://localhost:PORT',
  DATABASE_URL: 'embedded, in NURTURE_DATA',
  DATABASE_REPLICA_URL: 'the database itself',
  SMTP_URL: 'development mailbox: no mail leaves',
  NURTURE_WORKSPACE: './templates',
  NURTURE_DATA: './data',
  NURTURE_SECRET: 'made once, kept in NURTURE_DATA',
  NURTURE_API_KEY: 'made at the first start',
  NURTURE_ROLES: 'api,worker',
  LOG_LEVEL: 'info',
  DKIM_KEY_FILE: 'none: the mail server signs, or nobody does',
  DKIM_SELECTOR: 'none',
  NURTURE_HOOKS_SECRET: 'none: hooks are closed',
  SES_TOPIC_ARN: 'none: its hook is closed',
  BOUNCE_IMAP_URL: 'none',
  REPLY_IMAP_URL: 'none',
};
const HIDDEN = new Set(['NURTURE_SECRET', 'NURTURE_API_KEY', 'NURTURE_HOOKS_SECRET']);

const { ok, warning, problem } = checksOf('settings');

/**
 * Each setting with its value and where that comes from; passwords and keys are never shown.
 * @param fromFile names that `.env` set
 */
export function checkSettings(
  env: Readonly<Record<string, string | undefined>>,
  fromFile: ReadonlySet<string>,
): Check[] {
  const parsed = parseSettings(env);
  const wrong = 'problems' in parsed ? parsed.problems : [];
  const lines = Object.entries(DEFAULTS).map(([name, fallback]) => {
    const mistake = wrong.find(({ variable }) => variable === name);
    if (mistake) return problem(name, mistake.problem, `such as ${name}=${mistake.example}`);
    const given = env[name]?.trim();
    if (given === undefined || given === '')
      return ok(name, `${fallback.replace('PORT', env['PORT']?.trim() || '3000')} (default)`);
    return ok(name, `${shown(name, given)} (from ${fromFile.has(name) ? '.env' : 'the environment'})`);
  });
  const others = wrong.filter(({ variable }) => !(variable in DEFAULTS));
  return [
    ...lines,
    ...others.map((one) => problem(one.variable, describeProblem(one), `set ${one.variable}`)),
    ...misspelt(env),
    ...('settings' in parsed ? together(env) : []),
  ];
}

function shown(name: string, value: string): string {
  if (HIDDEN.has(name)) return `set, ${value.length} characters`;
  if (!URL.canParse(value)) return value;
  const url = new URL(value);
  return url.password === '' ? value : value.replace(/\/\/[^@]*@/, `//${url.username}:***@`);
}

/** Names that look like settings and are none. */
function misspelt(env: Readonly<Record<string, string | undefined>>): Check[] {
  return Object.keys(env)
    .filter((name) => name.startsWith('NURTURE_') && !(name in DEFAULTS) && !name.startsWith('NURTURE_TEST_'))
    .map((name) => warning(name, 'is no setting', `the settings are ${Object.keys(DEFAULTS).join(', ')}`));
}

/** What is allowed, and surprises. */
function together(env: Readonly<Record<string, string | undefined>>): Check[] {
  const publicUrl = env['PUBLIC_URL']?.trim() ?? '';
  const leaves = (env['SMTP_URL']?.trim() ?? '') !== '';
  const isLocal = publicUrl === '' || /^https?:\/\/(localhost|127\.|\[::1\])/.test(publicUrl);
  if (leaves && isLocal)
    return [
      warning(
        'PUBLIC_URL',
        'mails leave by SMTP_URL, and their links lead to this machine alone',
        'set PUBLIC_URL to the address under which others reach it, such as https://nurture.example.com',
      ),
    ];
  if (leaves && publicUrl.startsWith('http:'))
    return [warning('PUBLIC_URL', 'is not https: mail programs warn of such links', 'put it behind TLS')];
  return [];
}
