import { parseList, parsePort, parseUrl, type Parsed } from './values';

/** Parts of the product that a process can play. */
export const ROLES = ['api', 'worker'] as const;
export type Role = (typeof ROLES)[number];

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** `embedded`: the product runs its own PostgreSQL in the data directory. */
export type DatabaseSetting = { kind: 'embedded' } | { kind: 'server'; url: string };
/** `mailbox`: mails go to the development mailbox and leave nowhere. */
export type SmtpSetting = { kind: 'mailbox' } | { kind: 'server'; url: string };

/** What the product runs by, checked. Paths are as they were given; whoever uses them resolves them. */
export interface Settings {
  port: number;
  /** Without a slash at the end. */
  publicUrl: string;
  database: DatabaseSetting;
  /** Where analytics read; null: the database itself. */
  replicaUrl: string | null;
  smtp: SmtpSetting;
  workspace: string;
  dataDir: string;
  /** Null: one is made and kept in the data directory. */
  secret: string | null;
  /** Null: one is made at first start. */
  apiKey: string | null;
  roles: readonly Role[];
  logLevel: LogLevel;
  /** Keys that sign mails, one signature each; none: the mail server signs, or nobody does. */
  dkim: readonly DkimSetting[];
  /** Where bounces and complaints come in. */
  returns: ReturnSettings;
}

/** A DKIM key, and the selector under which each sending domain publishes it (RFC 6376, 3.1). */
export interface DkimSetting {
  /** Path of a PEM file with a private key. */
  keyFile: string;
  selector: string;
}

/** Ways for returned mails to come in; each is open only where it is set. */
export interface ReturnSettings {
  /** What callers of `/hooks/bounce` and `/hooks/postmark` must know. */
  hooksSecret: string | null;
  /** Topics of Amazon SNS whose messages `/hooks/ses` believes. */
  sesTopics: readonly string[];
  /** imap(s)://…: the mailbox behind the return path. */
  bounceImapUrl: string | null;
  /** imap(s)://…: the mailbox to which people answer. */
  replyImapUrl: string | null;
}

/** A setting that cannot be used. */
export interface SettingsProblem {
  /** Name of the environment variable. */
  variable: string;
  problem: string;
  example: string;
}

export type SettingsResult = { settings: Settings } | { problems: SettingsProblem[] };

/** The environment, as Node gives it. */
export type Environment = Readonly<Record<string, string | undefined>>;

const MIN_SECRET_CHARACTERS = 16;
const MIN_API_KEY_CHARACTERS = 8;

const EXAMPLES = {
  PORT: '3000',
  PUBLIC_URL: 'https://nurture.example.com',
  DATABASE_URL: 'postgres://user:password@localhost:5432/nurture',
  DATABASE_REPLICA_URL: 'postgres://user:password@replica.example.com:5432/nurture',
  SMTP_URL: 'smtps://user:password@smtp.example.com:465',
  NURTURE_WORKSPACE: './templates',
  NURTURE_DATA: './data',
  NURTURE_SECRET: 'the output of: openssl rand -hex 32',
  NURTURE_API_KEY: 'the output of: openssl rand -hex 24',
  NURTURE_ROLES: 'api,worker',
  LOG_LEVEL: 'info',
  DKIM_KEY_FILE: './dkim-rsa.pem,./dkim-ed25519.pem',
  DKIM_SELECTOR: 'nurture,nurture-ed',
  NURTURE_HOOKS_SECRET: 'the output of: openssl rand -hex 24',
  SES_TOPIC_ARN: 'arn:aws:sns:eu-west-1:123456789012:bounces',
  BOUNCE_IMAP_URL: 'imaps://bounces:password@imap.example.com/INBOX',
  REPLY_IMAP_URL: 'imaps://sanne:password@imap.example.com/INBOX',
} as const;
type Variable = keyof typeof EXAMPLES;

/** Reads variables one by one and gathers what is wrong, so that a person can mend everything at once. */
class Reader {
  readonly problems: SettingsProblem[] = [];
  constructor(private readonly env: Environment) {}

  report(variable: Variable, problem: string): void {
    this.problems.push({ variable, problem, example: EXAMPLES[variable] });
  }

  /** An empty variable counts as one that isn't set: that is how compose files and `.env` leave things out. */
  read<T, D>(variable: Variable, fallback: D, parse: (text: string) => Parsed<T>): T | D {
    const text = this.env[variable]?.trim();
    if (text === undefined || text === '') return fallback;
    const parsed = parse(text);
    if ('value' in parsed) return parsed.value;
    this.report(variable, parsed.problem);
    return fallback;
  }
}

const isText = (text: string): Parsed<string> => ({ value: text });

const longEnough =
  (characters: number, purpose: string) =>
  (text: string): Parsed<string> =>
    text.length >= characters
      ? { value: text }
      : { problem: `has ${text.length} characters; ${purpose} needs at least ${characters}, made at random` };

const oneOf =
  <T extends string>(choices: readonly T[]) =>
  (text: string): Parsed<T> => {
    const value = choices.find((choice) => choice === text.toLowerCase());
    return value ? { value } : { problem: `"${text}" is none of ${choices.join(', ')}` };
  };

const serverUrl = (protocols: string[]) => (text: string) => {
  const parsed = parseUrl(text, protocols);
  return 'value' in parsed ? { value: { kind: 'server', url: text } as const } : parsed;
};

/** The address that links in mails begin with. */
function publicUrl(text: string): Parsed<string> {
  const parsed = parseUrl(text, ['http', 'https']);
  if (!('value' in parsed)) return parsed;
  if (parsed.value.search || parsed.value.hash)
    return { problem: 'carries a query or a fragment; links are built on it' };
  if (parsed.value.username || parsed.value.password)
    return { problem: 'carries a password, which every mail would show' };
  return { value: text.replace(/\/+$/, '') };
}

const POSTGRES = ['postgres', 'postgresql'];

const imapUrl = (text: string): Parsed<string> => {
  const parsed = parseUrl(text, ['imap', 'imaps']);
  if (!('value' in parsed)) return parsed;
  return parsed.value.username === '' ? { problem: 'names no user' } : { value: text };
};

function snsTopics(text: string): Parsed<readonly string[]> {
  const arns = text.split(',').map((arn) => arn.trim());
  const wrong = arns.find((arn) => !/^arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:[\w-]{1,256}(\.fifo)?$/.test(arn));
  return wrong === undefined ? { value: arns } : { problem: `"${wrong}" is no ARN of an SNS topic` };
}

function readReturns(reader: Reader): ReturnSettings {
  return {
    hooksSecret: reader.read('NURTURE_HOOKS_SECRET', null, longEnough(MIN_SECRET_CHARACTERS, 'a secret for hooks')),
    sesTopics: reader.read<readonly string[], readonly string[]>('SES_TOPIC_ARN', [], snsTopics),
    bounceImapUrl: reader.read('BOUNCE_IMAP_URL', null, imapUrl),
    replyImapUrl: reader.read('REPLY_IMAP_URL', null, imapUrl),
  };
}

const words = (text: string): Parsed<readonly string[]> => ({ value: text.split(',').map((word) => word.trim()) });

function selectors(text: string): Parsed<readonly string[]> {
  const names = text.split(',').map((word) => word.trim().toLowerCase());
  const wrong = names.find((name) => !/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9-]{1,63})*$/.test(name));
  if (wrong !== undefined) return { problem: `"${wrong}" is no selector: letters, digits and hyphens` };
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  return twice === undefined ? { value: names } : { problem: `names "${twice}" twice: each key has its own selector` };
}

/** One selector for each key file, in the same order. */
function readDkim(reader: Reader): DkimSetting[] {
  const files = reader.read<readonly string[], readonly string[]>('DKIM_KEY_FILE', [], words);
  const before = reader.problems.length;
  const names = reader.read<readonly string[], readonly string[]>('DKIM_SELECTOR', [], selectors);
  if (files.length !== names.length && reader.problems.length === before) {
    reader.report('DKIM_SELECTOR', `names ${names.length} selectors, and DKIM_KEY_FILE names ${files.length} keys`);
  }
  return names.flatMap((selector, index) => {
    const keyFile = files[index];
    return keyFile === undefined ? [] : [{ keyFile, selector }];
  });
}

function read(reader: Reader): Settings {
  const port = reader.read('PORT', 3000, parsePort);
  return {
    port,
    publicUrl: reader.read('PUBLIC_URL', `http://localhost:${port}`, publicUrl),
    database: reader.read('DATABASE_URL', { kind: 'embedded' } as const, serverUrl(POSTGRES)),
    replicaUrl: reader.read('DATABASE_REPLICA_URL', null, (text) => {
      const parsed = parseUrl(text, POSTGRES);
      return 'value' in parsed ? { value: text } : parsed;
    }),
    smtp: reader.read('SMTP_URL', { kind: 'mailbox' } as const, serverUrl(['smtp', 'smtps'])),
    workspace: reader.read('NURTURE_WORKSPACE', './templates', isText),
    dataDir: reader.read('NURTURE_DATA', './data', isText),
    secret: reader.read('NURTURE_SECRET', null, longEnough(MIN_SECRET_CHARACTERS, 'a secret that signs links')),
    apiKey: reader.read('NURTURE_API_KEY', null, longEnough(MIN_API_KEY_CHARACTERS, 'a key')),
    roles: reader.read<readonly Role[], readonly Role[]>('NURTURE_ROLES', ROLES, (text) => parseList(text, ROLES)),
    logLevel: reader.read<LogLevel, LogLevel>('LOG_LEVEL', 'info', oneOf(LOG_LEVELS)),
    dkim: readDkim(reader),
    returns: readReturns(reader),
  };
}

const isSet = (env: Environment, variable: Variable) => (env[variable] ?? '').trim() !== '';

/** What single variables cannot tell. */
function checkTogether(settings: Settings, env: Environment, reader: Reader): void {
  const onlySomeRoles = settings.roles.length < ROLES.length;
  if (onlySomeRoles && !isSet(env, 'NURTURE_SECRET')) {
    reader.report(
      'NURTURE_SECRET',
      `is not set, and this process plays only ${settings.roles.join(',')}: ` +
        'all processes must sign links with the same secret, so none may make its own',
    );
  }
  if (isSet(env, 'DATABASE_REPLICA_URL') && !isSet(env, 'DATABASE_URL')) {
    reader.report('DATABASE_URL', 'is not set, though DATABASE_REPLICA_URL is: the embedded database has no replica');
  }
}

/**
 * Reads the settings of the product from the environment.
 * @param env variables by name; unknown ones are none of our business, empty ones count as not set
 * @returns the settings, or every problem that was found
 */
export function parseSettings(env: Environment): SettingsResult {
  const reader = new Reader(env);
  const settings = read(reader);
  checkTogether(settings, env, reader);
  return reader.problems.length > 0 ? { problems: reader.problems } : { settings };
}

/** A problem in one line, for the terminal. */
export function describeProblem({ variable, problem, example }: SettingsProblem): string {
  return `${variable} ${problem}. Example: ${variable}=${example}`;
}
