import { type DynamicModule, type FactoryProvider, Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { AddressesController } from './addresses.controller';
import { ConfirmController } from './confirm.controller';
import { DownloadsController } from './downloads.controller';
import { ImagesController } from './images.controller';
import { acceptMultipartForms } from './multipart';
import { PagesController } from './pages.controller';
import { PUBLIC_PARTS, type PublicOptions, publicParts } from './parts';
import { PreferencesController } from './preferences.controller';
import { PublicErrorsFilter } from './public-errors.filter';
import { RatingController } from './rating.controller';
import { VisitsController } from './visits.controller';

/** From where the app takes what the public pages stand on. */
export interface PublicModuleOptions {
  readonly imports?: DynamicModule['imports'];
  readonly inject?: FactoryProvider['inject'];
  readonly useFactory: (...injected: never[]) => PublicOptions;
}

/** What prospects meet: /p, /d, /i, /v, /a, /u, /r, /t. */
@Module({})
export class PublicModule implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  static register({ imports = [], inject = [], useFactory }: PublicModuleOptions): DynamicModule {
    return {
      module: PublicModule,
      imports,
      controllers: [
        PagesController,
        DownloadsController,
        ImagesController,
        ConfirmController,
        AddressesController,
        PreferencesController,
        RatingController,
        VisitsController,
      ],
      providers: [
        {
          provide: PUBLIC_PARTS,
          inject,
          useFactory: (...injected: never[]) => publicParts(useFactory(...injected)),
        },
        PublicErrorsFilter,
      ],
      exports: [PUBLIC_PARTS],
    };
  }

  onModuleInit(): void {
    acceptMultipartForms(this.host.httpAdapter.getInstance<FastifyInstance>());
  }
}
