import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { API_BODY_LIMIT } from './api/api-controller';
import { setUpApiDocs } from './api/openapi/set-up-docs';
import { AppModule } from './app.module';
import { NotFoundFilter } from './not-found.filter';
import type { Product } from './compose/product';
import { version } from '../../../package.json';

/** The longest path parameter: a click's token carries its destination. */
const LONGEST_PARAMETER = 20_000;

/** The HTTP side of the product, ready to listen. */
export async function createHttpApp(product: Product): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: API_BODY_LIMIT,
    routerOptions: { maxParamLength: LONGEST_PARAMETER },
    // Behind a proxy on the same host or network the client's address is in X-Forwarded-For.
    trustProxy: ['loopback', 'linklocal', 'uniquelocal'],
    forceCloseConnections: 'idle',
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.of(product), adapter, {
    logger: false,
    abortOnError: false, // what keeps it from starting is thrown, not swallowed with the process
  });
  app.useGlobalFilters(new NotFoundFilter());
  if (product.runtime.settings.roles.includes('api')) setUpApiDocs(app, version);
  return app;
}
