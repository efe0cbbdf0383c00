// Prints the OpenAPI document of the API: `node --require ./test/support/run-typescript.cjs test/support/print-openapi.ts`.
// Nothing is asked of the parts around the API, so that neither a database nor a workspace is needed.
import { Global, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { ApiModule } from '../../apps/server/src/api/api.module';
import { openApiDocument } from '../../apps/server/src/api/openapi/document';
import {
  CONTACTS_DEPS,
  DATABASE,
  FIGURES,
  HANDOFF_CONTEXT,
  LOGGER,
  METERS,
  SETTINGS,
} from '../../apps/server/src/providers';

const nothing = [DATABASE, FIGURES, LOGGER, METERS, SETTINGS, CONTACTS_DEPS, HANDOFF_CONTEXT].map((provide) => ({
  provide,
  useValue: {},
}));

@Global()
@Module({ providers: nothing, exports: nothing.map(({ provide }) => provide) })
class Surroundings {}

@Module({ imports: [Surroundings, ApiModule] })
class ApiAlone {}

async function main(): Promise<void> {
  const app = await NestFactory.create(ApiAlone, new FastifyAdapter(), { logger: false });
  process.stdout.write(JSON.stringify(openApiDocument(app, '0.0.0')));
}

void main();
