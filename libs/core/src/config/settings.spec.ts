import fc from 'fast-check';
import { describeProblem, parseSettings, type Settings } from '.';

const settingsOf = (env: Record<string, string>): Settings => {
  const result = parseSettings(env);
  if ('problems' in result) throw new Error(result.problems.map(describeProblem).join('\n'));
  return result.settings;
};
const problemsOf = (env: Record<string, string>) => {
  const result = parseSettings(env);
  return 'problems' in result ? result.problems.map(describeProblem) : [];
};
const SECRET = 'k'.repeat(32);

describe('settings', () => {
  it('needs nothing set: everything embedded, on port 3000', () => {
    expect(settingsOf({})).toEqual({
      port: 3000,
      publicUrl: 'http://localhost:3000',
      database: { kind: 'embedded' },
      replicaUrl: null,
      smtp: { kind: 'mailbox' },
      workspace: './templates',
      dataDir: './data',
      secret: null,
      apiKey: null,
      roles: ['api', 'worker'],
      logLevel: 'info',
      dkim: [],
      returns: { hooksSecret: null, sesTopics: [], bounceImapUrl: null, replyImapUrl: null },
    });
  });

  it('takes every setting', () => {
    const settings = settingsOf({
      PORT: '8080',
      PUBLIC_URL: 'https://mail.example.com/n/',
      DATABASE_URL: 'postgres://u:p@db:5432/nurture',
      DATABASE_REPLICA_URL: 'postgresql://u:p@replica/nurture',
      SMTP_URL: 'smtps://u:p@smtp.example.com:465',
      NURTURE_WORKSPACE: '/srv/workspace',
      NURTURE_DATA: '/srv/data',
      NURTURE_SECRET: SECRET,
      NURTURE_API_KEY: 'a-key-of-24-characters-..',
      NURTURE_ROLES: 'worker',
      LOG_LEVEL: 'debug',
      DKIM_KEY_FILE: '/srv/rsa.pem, /srv/ed25519.pem',
      DKIM_SELECTOR: 'n1, N2',
      NURTURE_HOOKS_SECRET: 'a-secret-of-24-characters',
      SES_TOPIC_ARN: 'arn:aws:sns:eu-west-1:123456789012:bounces, arn:aws:sns:eu-west-1:123456789012:complaints',
      BOUNCE_IMAP_URL: 'imaps://bounces:p@imap.example.com',
      REPLY_IMAP_URL: 'imap://sanne:p@imap.example.com:143/Answers',
    });
    expect(settings).toEqual({
      port: 8080,
      publicUrl: 'https://mail.example.com/n',
      database: { kind: 'server', url: 'postgres://u:p@db:5432/nurture' },
      replicaUrl: 'postgresql://u:p@replica/nurture',
      smtp: { kind: 'server', url: 'smtps://u:p@smtp.example.com:465' },
      workspace: '/srv/workspace',
      dataDir: '/srv/data',
      secret: SECRET,
      apiKey: 'a-key-of-24-characters-..',
      roles: ['worker'],
      logLevel: 'debug',
      dkim: [
        { keyFile: '/srv/rsa.pem', selector: 'n1' },
        { keyFile: '/srv/ed25519.pem', selector: 'n2' },
      ],
      returns: {
        hooksSecret: 'a-secret-of-24-characters',
        sesTopics: ['arn:aws:sns:eu-west-1:123456789012:bounces', 'arn:aws:sns:eu-west-1:123456789012:complaints'],
        bounceImapUrl: 'imaps://bounces:p@imap.example.com',
        replyImapUrl: 'imap://sanne:p@imap.example.com:143/Answers',
      },
    });
  });

  it('builds the public address on the port when none is given', () => {
    expect(settingsOf({ PORT: '4000' }).publicUrl).toBe('http://localhost:4000');
  });

  it('takes a PostgreSQL address that names a socket directory instead of a host', () => {
    expect(settingsOf({ DATABASE_URL: 'postgres:///nurture?host=/run/postgresql' }).database.kind).toBe('server');
  });

  it('counts an empty variable as one that is not set', () => {
    expect(settingsOf({ DATABASE_URL: '', PORT: ' ', NURTURE_ROLES: '' })).toEqual(settingsOf({}));
  });

  it.each([
    [{ PORT: 'http' }, 'PORT "http" is no port: a whole number from 0 to 65535. Example: PORT=3000'],
    [{ PORT: '65536' }, 'PORT "65536" is no port'],
    [{ PORT: '-1' }, 'PORT "-1" is no port'],
    [{ PUBLIC_URL: 'example.com' }, 'PUBLIC_URL is no address; it begins with http:// or https://'],
    [{ PUBLIC_URL: 'https://example.com?a=b' }, 'PUBLIC_URL carries a query'],
    [{ PUBLIC_URL: 'https://u:p@example.com' }, 'PUBLIC_URL carries a password'],
    [{ DATABASE_URL: 'mysql://localhost/x' }, 'DATABASE_URL begins with mysql:, not with postgres:// or postgresql://'],
    [{ DATABASE_URL: 'nonsense' }, 'DATABASE_URL is no address'],
    [{ SMTP_URL: 'smtp.example.com:25' }, 'SMTP_URL is no address; it begins with smtp:// or smtps://'],
    [{ SMTP_URL: 'https://smtp.example.com' }, 'SMTP_URL begins with https:'],
    [{ NURTURE_SECRET: 'short' }, 'NURTURE_SECRET has 5 characters; a secret that signs links needs at least 16'],
    [{ NURTURE_API_KEY: 'short' }, 'NURTURE_API_KEY has 5 characters'],
    [{ NURTURE_ROLES: 'api,cook' }, 'NURTURE_ROLES "cook" is none of api, worker. Example: NURTURE_ROLES=api,worker'],
    [{ DKIM_KEY_FILE: 'a.pem' }, 'DKIM_SELECTOR names 0 selectors, and DKIM_KEY_FILE names 1 keys'],
    [{ DKIM_SELECTOR: 'a' }, 'DKIM_SELECTOR names 1 selectors, and DKIM_KEY_FILE names 0 keys'],
    [{ DKIM_KEY_FILE: 'a.pem', DKIM_SELECTOR: 'a_b' }, 'DKIM_SELECTOR "a_b" is no selector'],
    [{ DKIM_KEY_FILE: 'a.pem,b.pem', DKIM_SELECTOR: 'a,a' }, 'DKIM_SELECTOR names "a" twice'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL "loud" is none of fatal, error, warn, info, debug, trace, silent'],
  ])('names the variable, what is wrong and an example: %j', (env, message) => {
    expect(problemsOf(env)).toEqual([expect.stringContaining(message)]);
    expect(problemsOf(env)[0]).toMatch(/Example: [A-Z_]+=./);
  });

  it('names everything that is wrong at once', () => {
    const problems = problemsOf({ PORT: 'x', LOG_LEVEL: 'y', SMTP_URL: 'z' });
    expect(problems).toHaveLength(3);
  });

  it('refuses a process with only some of the roles that has no secret, as it would sign with one of its own', () => {
    const problems = problemsOf({ NURTURE_ROLES: 'worker', DATABASE_URL: 'postgres://db/nurture' });
    expect(problems).toEqual([expect.stringMatching(/^NURTURE_SECRET is not set.*same secret/)]);
  });

  it('never repeats a password in a complaint', () => {
    const password = fc.stringMatching(/^[a-z]{12}$/);
    const variable = fc.constantFrom('DATABASE_URL', 'SMTP_URL', 'PUBLIC_URL', 'DATABASE_REPLICA_URL');
    const mangle = fc.constantFrom(
      'ftp://u:%@h',
      '://u:%@h',
      'u:%@h/x y',
      '%:u@h',
      'https://u:%@h',
      'http://u:%@h?q=1',
      '',
    );
    fc.assert(
      fc.property(variable, password, mangle, (name, secret, shape) => {
        expect(problemsOf({ [name]: shape.replace('%', secret) }).join()).not.toContain(secret);
      }),
      { numRuns: 200 },
    );
  });
});
