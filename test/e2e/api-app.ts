import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Global, Module } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { ensureApiKey, type Scope, SCOPES } from '@nurture/access';
import { tokensFor } from '@nurture/core/token';
import { absorbBatch, EnrolmentIds, publish, PublishedBook } from '@nurture/engine';
import type { Database } from '@nurture/store';
import pino from 'pino';
import { API_BODY_LIMIT } from '../../apps/server/src/api/api-controller';
import { ApiModule } from '../../apps/server/src/api/api.module';
import { setUpApiDocs } from '../../apps/server/src/api/openapi/set-up-docs';
import { HealthController } from '../../apps/server/src/health/health.controller';
import { Meters } from '../../apps/server/src/health/meters';
import { Metrics } from '../../apps/server/src/health/metrics';
import {
  CONTACTS_DEPS,
  DATABASE,
  FIGURES,
  HANDOFF_CONTEXT,
  LOGGER,
  METERS,
  SETTINGS,
} from '../../apps/server/src/providers';
import type { Team } from '@nurture/core/workspace';
import { contactsDeps } from '../support/people';
import { webhookKey } from '@nurture/handoff';
import { referenceHandoff, referencePublication, referenceSettings } from '../support/reference-world';

const secret = 'a secret for tests only';
export const handoffContext = {
  settings: () => ({ workspace: referenceSettings, handoff: referenceHandoff }),
  tokens: tokensFor(secret),
  publicUrl: 'https://nurture.example',
  variable: () => undefined,
  signingKey: (endpoint: string | null) => webhookKey(secret, endpoint),
};

/** The API on a small app of its own, on a real port, without a worker: `absorb` does what one would. */
export interface ApiApp {
  readonly app: NestFastifyApplication;
  readonly url: string;
  /** A key for each scope. */
  readonly keys: Readonly<Record<Scope, string>>;
  /** Absorbs all that waits. */
  absorb(): Promise<void>;
  close(): Promise<void>;
}

function surroundings(db: Database, workspace: string, teams: Readonly<Record<string, Team>>) {
  const settings = { workspace: { ...referenceSettings, teams }, handoff: referenceHandoff };
  @Global()
  @Module({
    providers: [
      { provide: DATABASE, useValue: db },
      { provide: LOGGER, useValue: pino({ level: 'silent' }) },
      {
        provide: SETTINGS,
        useValue: {
          workspace,
          publicUrl: handoffContext.publicUrl,
          smtp: { kind: 'mailbox' },
          dkim: [],
          dataDir: join(tmpdir(), 'nurture-api-tests'),
        },
      },
      { provide: CONTACTS_DEPS, useValue: { ...contactsDeps(referenceSettings), secret } },
      { provide: HANDOFF_CONTEXT, useValue: { ...handoffContext, settings: () => settings } },
      { provide: FIGURES, useValue: db },
      { provide: METERS, useValue: new Meters() },
      Metrics,
    ],
    controllers: [HealthController],
    exports: [DATABASE, FIGURES, METERS, LOGGER, SETTINGS, CONTACTS_DEPS, HANDOFF_CONTEXT, Metrics],
  })
  class Surroundings {}
  return Surroundings;
}

/** Publishes the reference funnel and starts the API over it. */
export async function startApi(
  db: Database,
  { workspace = 'templates', teams = {} }: { workspace?: string; teams?: Readonly<Record<string, Team>> } = {},
): Promise<ApiApp> {
  await publish(db, referencePublication());
  const keys = Object.fromEntries(SCOPES.map((scope) => [scope, `${scope}-${randomUUID()}`])) as Record<Scope, string>;
  for (const scope of SCOPES) await ensureApiKey(db, scope, keys[scope], [scope]);
  const module = await Test.createTestingModule({ imports: [surroundings(db, workspace, teams), ApiModule] }).compile();
  const adapter = new FastifyAdapter({ bodyLimit: API_BODY_LIMIT, routerOptions: { maxParamLength: 2_000 } });
  const app = module.createNestApplication<NestFastifyApplication>(adapter, { logger: false });
  setUpApiDocs(app, '0.0.0');
  await app.listen(0, '127.0.0.1');
  const book = new PublishedBook({ error: () => undefined, warn: () => undefined, info: () => undefined });
  const deps = { book, ids: new EnrolmentIds(), mailsWithdrawn: null };
  return {
    app,
    url: await app.getUrl(),
    keys,
    absorb: async () => {
      while ((await absorbBatch(db, deps, 100)).contacts > 0);
    },
    close: () => app.close(),
  };
}
