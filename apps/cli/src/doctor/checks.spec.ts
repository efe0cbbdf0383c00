import { judgeProbe } from './mail-server';
import { checkNode } from './machine';
import { checkSettings } from './settings';

const find = (env: Record<string, string>, name: string, fromFile: string[] = []) =>
  checkSettings(env, new Set(fromFile)).find((check) => check.name === name);

describe('the settings that nurture doctor shows', () => {
  it('say where each comes from', () => {
    expect(find({}, 'PORT')?.message).toBe('3000 (default)');
    expect(find({ PORT: '8080' }, 'PORT')?.message).toBe('8080 (from the environment)');
    expect(find({ PORT: '8080' }, 'PORT', ['PORT'])?.message).toBe('8080 (from .env)');
    expect(find({ PORT: '8080' }, 'PUBLIC_URL')?.message).toBe('http://localhost:8080 (default)');
  });

  it('show no password and no key', () => {
    const env = {
      SMTP_URL: 'smtp://me:hunter2hunter2@mx.kestrel.nl:587',
      DATABASE_URL: 'postgres://u:hunter2hunter2@db/nurture',
      NURTURE_SECRET: 'hunter2hunter2hunter2',
      NURTURE_API_KEY: 'hunter2hunter2hunter2',
    };
    const said = JSON.stringify(checkSettings(env, new Set()));
    expect(said).not.toContain('hunter2');
    expect(said).toContain('smtp://me:***@mx.kestrel.nl:587');
  });

  it('call a bad value a problem, with an example, and a name that is none a warning', () => {
    expect(find({ PORT: 'x' }, 'PORT')).toMatchObject({ status: 'problem', mend: 'such as PORT=3000' });
    expect(find({ NURTURE_SECRETS: 'x' }, 'NURTURE_SECRETS')?.status).toBe('warning');
  });

  it('warn when mails leave whose links lead to this machine', () => {
    const checks = checkSettings({ SMTP_URL: 'smtp://mx.kestrel.nl' }, new Set());
    expect(checks.filter(({ status }) => status === 'warning').map(({ name }) => name)).toEqual(['PUBLIC_URL']);
  });
});

describe('the mail server that nurture doctor tries', () => {
  const server = { host: 'mx.kestrel.nl', port: 587, user: 'me' };
  const well = { connected: true, encrypted: true, offersLogIn: true, loggedIn: true, error: null };
  const verdicts = (change: Partial<Parameters<typeof judgeProbe>[0]>, at = server): string[] =>
    judgeProbe({ ...well, ...change }, at).map(({ name, status }) => `${name} ${status}`);

  it('is well where it greets, encrypts and lets us in', () => {
    expect(verdicts({})).toEqual(['connects ok', 'TLS ok', 'log-in ok']);
  });

  it('is a problem where it is away or refuses the log-in', () => {
    expect(verdicts({ connected: false, error: 'ECONNREFUSED' })).toEqual(['connects problem']);
    expect(verdicts({ loggedIn: false, error: '535 no' })).toEqual(['connects ok', 'TLS ok', 'log-in problem']);
  });

  it('is warned of where it would hear the password in the clear, but on this machine', () => {
    expect(verdicts({ encrypted: false })).toContain('TLS warning');
    expect(verdicts({ encrypted: false }, { ...server, host: 'localhost' })).toContain('TLS ok');
  });
});

describe('the Node version', () => {
  it.each([
    ['v18.20.0', 'problem'],
    ['v20.18.1', 'problem'],
    ['v20.19.0', 'ok'],
    ['v24.1.0', 'ok'],
  ])('%s is: %s', (version, status) => {
    expect(checkNode(version).status).toBe(status);
  });
});
