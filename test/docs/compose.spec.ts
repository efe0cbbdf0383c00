// `docker compose config` needs Docker; what it would look at is looked at here: the file is read as Compose reads it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSettings } from '@nurture/core/config';
import { load, YAML11_SCHEMA } from 'js-yaml';

const root = join(__dirname, '../..');
const text = (file: string): string => readFileSync(join(root, file), 'utf8');

interface Service {
  readonly image: string;
  readonly build?: string;
  readonly restart: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test: readonly string[] } & Readonly<Record<string, unknown>>;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
}
interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, null>>;
}

/** Puts in what stands in the environment, as Compose does: `${NAME:-default}`, `${NAME}`. */
function interpolated(source: string, env: Readonly<Record<string, string>> = {}): string {
  return source.replace(
    /\$\{(\w+)(?::-([^}]*))?\}/g,
    (_, name: string, otherwise: string | undefined) => env[name] || (otherwise ?? ''),
  );
}
/** Compose knows merge keys (`<<`), which YAML 1.2 has no longer. */
const read = (env?: Readonly<Record<string, string>>): Compose =>
  load(interpolated(text('docker-compose.yml'), env), { schema: YAML11_SCHEMA }) as Compose;

const compose = read();
const services = Object.entries(compose.services);
const ours = services.filter(([, { image }]) => image === 'nurture');

const SERVICE_KEYS = ['build', 'image', 'restart', 'environment', 'depends_on', 'healthcheck', 'ports', 'volumes'];

describe('docker-compose.yml', () => {
  it('runs the database, a mailbox, and API and worker apart from each other', () => {
    expect(Object.keys(compose.services).sort()).toEqual(['api', 'mailpit', 'postgres', 'worker']);
    expect(Object.fromEntries(ours.map(([name, { environment }]) => [name, environment?.['NURTURE_ROLES']]))).toEqual({
      api: 'api',
      worker: 'worker',
    });
  });

  it('says of each service what Compose knows, and nothing else', () => {
    const top = Object.keys(compose).filter((key) => !key.startsWith('x-'));
    expect(top.sort()).toEqual(['services', 'volumes']);
    for (const [name, service] of services)
      expect([name, Object.keys(service).filter((key) => !SERVICE_KEYS.includes(key))]).toEqual([name, []]);
  });

  it('names its images with a version, so that a later one is taken on purpose', () => {
    const foreign = services.filter(([, { build }]) => build === undefined);
    for (const [, { image }] of foreign) expect(image).toMatch(/^[a-z0-9/.-]+:v?\d[\w.-]*$/);
    expect(ours.every(([, { build }]) => build === '.')).toBe(true);
  });

  it('waits for what is there to be waited for: a service that must be healthy has a check of its health', () => {
    for (const [, { depends_on: needs = {} }] of services)
      for (const [needed, { condition }] of Object.entries(needs)) {
        expect(Object.keys(compose.services)).toContain(needed);
        const known = ['service_started', 'service_completed_successfully'];
        expect([...known, ...(compose.services[needed]?.healthcheck ? ['service_healthy'] : [])]).toContain(condition);
      }
    const check = compose.services['postgres']?.healthcheck;
    expect(check?.test).toEqual(['CMD-SHELL', 'pg_isready -U nurture -d nurture']);
    for (const span of ['interval', 'timeout']) expect(check?.[span]).toMatch(/^\d+s$/);
  });

  it('declares the volumes that it mounts, and mounts those that it declares', () => {
    const mounted = services.flatMap(([, { volumes = [] }]) => volumes.map((volume) => volume.split(':')[0]));
    expect(mounted.sort()).toEqual(Object.keys(compose.volumes).sort());
    // From 18 on the image keeps each major version in a folder of its own below this one.
    expect(compose.services['postgres']?.volumes).toEqual(['postgres:/var/lib/postgresql']);
    expect(text('Dockerfile')).toContain('NURTURE_DATA=/data');
    expect(compose.services['api']?.volumes).toEqual(['spool:/data']);
  });

  it('publishes ports of the host that may be chosen, and lets any number of workers run', () => {
    const chosen = read({ PORT: '8080', MAILPIT_PORT: '8026' });
    expect(compose.services['api']?.ports).toEqual(['3000:3000']);
    expect([chosen.services['api']?.ports, chosen.services['mailpit']?.ports]).toEqual([['8080:3000'], ['8026:8025']]);
    expect(compose.services['worker']?.ports).toBeUndefined();
    expect(services.some(([, service]) => 'container_name' in service)).toBe(false);
  });

  it('gives the product settings that it knows, with values that it takes', () => {
    const known =
      text('.env.example')
        .match(/^# [A-Z_]+(?==)/gm)
        ?.map((name) => name.slice(2)) ?? [];
    for (const [, { environment = {} }] of ours) {
      expect(Object.keys(environment).filter((name) => !known.includes(name))).toEqual([]);
      expect(parseSettings({ ...environment, NURTURE_SECRET: 'a'.repeat(64) })).toHaveProperty('settings.port', 3000);
    }
  });

  it('takes the password of the database from one place for both sides', () => {
    const { services: with_ } = read({ POSTGRES_PASSWORD: 's3cret' });
    expect(with_['postgres']?.environment?.['POSTGRES_PASSWORD']).toBe('s3cret');
    expect(with_['api']?.environment?.['DATABASE_URL']).toBe('postgres://nurture:s3cret@postgres:5432/nurture');
  });

  it('names in its comments and in its file only variables that interpolation finds', () => {
    const names = [...text('docker-compose.yml').matchAll(/\$\{(\w+)/g)].map(([, name]) => name ?? '');
    const settings = text('.env.example');
    const strange = [...new Set(names)].filter((name) => !new RegExp(`^# ${name}=`, 'm').test(settings));
    expect(strange.sort()).toEqual(['MAILPIT_PORT', 'POSTGRES_PASSWORD']);
  });
});

describe('the image', () => {
  const dockerfile = text('Dockerfile');
  const stages = dockerfile.split(/^FROM /m).slice(1);

  it('is built in one stage and run in another, as a user without rights, on a Node that the product takes', () => {
    expect(stages).toHaveLength(2);
    for (const stage of stages) expect(stage).toMatch(/^node:(2[0-9])-bookworm-slim\b/);
    expect(stages[1]).toMatch(/^USER node$/m);
    expect(stages[1]).not.toMatch(/npm (ci|install)/);
  });

  it('asks its own health where it answers, and is stopped as the product stops', () => {
    expect(dockerfile).toMatch(/^HEALTHCHECK /m);
    expect(dockerfile).toContain('/health/ready');
    expect(dockerfile).toMatch(/^STOPSIGNAL SIGTERM$/m);
  });

  it('copies what is there, and what git keeps out stays out', () => {
    const copied = [...dockerfile.matchAll(/^COPY --from=build \S+ \/app\/(\S+) /gm)].map(([, path]) => path);
    expect(copied).toEqual(['package.json', 'node_modules', 'dist', 'bin', 'schemas', 'templates']);
    for (const kept of ['.git', 'node_modules', 'data', '.env'])
      expect(text('.dockerignore').split('\n')).toContain(kept);
  });
});
