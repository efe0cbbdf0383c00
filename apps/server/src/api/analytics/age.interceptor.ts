import { type CallHandler, type ExecutionContext, Inject, Injectable, type NestInterceptor } from '@nestjs/common';
import { type Database, ReadingDatabase } from '@nurture/store';
import type { FastifyReply } from 'fastify';
import { mergeMap, type Observable } from 'rxjs';
import { FIGURES } from '../../providers';

/** Says of every figure how old it is and where it was read: a replica may be behind. */
@Injectable()
export class AgeInterceptor implements NestInterceptor {
  constructor(@Inject(FIGURES) private readonly figures: Database) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      mergeMap(async (body: unknown) => {
        const { from, asOf } = await this.state();
        void reply.header('nurture-read-from', from).header('nurture-as-of', new Date(asOf).toISOString());
        return body;
      }),
    );
  }

  private async state(): Promise<{ from: string; asOf: number }> {
    return this.figures instanceof ReadingDatabase ? this.figures.state() : { from: 'primary', asOf: Date.now() };
  }
}
