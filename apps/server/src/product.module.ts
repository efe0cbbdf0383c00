import { type DynamicModule, Global, Module } from '@nestjs/common';
import type { Product } from './compose/product';
import {
  CONTACTS_DEPS,
  DATABASE,
  FIGURES,
  HANDOFF_CONTEXT,
  LOGGER,
  METERS,
  RETURNS,
  SETTINGS,
  TOKENS,
  TRACKER,
} from './providers';

/** The parts of the product, for whoever in this process asks for one of them. */
@Global()
@Module({})
export class ProductModule {
  static of({ runtime, meters, tracker, handoff, contacts, returns }: Product): DynamicModule {
    const parts = [
      { provide: DATABASE, useValue: runtime.db },
      { provide: FIGURES, useValue: runtime.figures },
      { provide: TOKENS, useValue: runtime.tokens },
      { provide: METERS, useValue: meters },
      { provide: LOGGER, useValue: runtime.log },
      { provide: SETTINGS, useValue: runtime.settings },
      { provide: TRACKER, useValue: tracker },
      { provide: HANDOFF_CONTEXT, useValue: handoff },
      { provide: RETURNS, useValue: returns },
      { provide: CONTACTS_DEPS, useValue: contacts },
    ];
    return { module: ProductModule, providers: parts, exports: parts.map(({ provide }) => provide) };
  }
}
