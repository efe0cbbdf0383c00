import { Body, Controller, HttpCode, Inject, Param, Post, Req, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type TakenReturn, takeReturn } from '@nurture/mail';
import type { FastifyRequest } from 'fastify';
import { ProblemFilter } from '../api/problem/problem.filter';
import { Problem } from '../api/problem/problem';
import type { Returns } from '../compose/returns';
import { RETURNS } from '../providers';
import { refusalOf } from './refusal';

interface HookAnswer {
  /** What became of each report. */
  readonly returns: readonly TakenReturn[];
  readonly message?: string;
}

/** Strangers are mostly kept out before their body is read; see HooksModule. */
@ApiExcludeController()
@UseFilters(ProblemFilter)
@Controller('hooks')
export class HooksController {
  constructor(@Inject(RETURNS) private readonly returns: Returns) {}

  @Post(':name')
  @HttpCode(200)
  async take(@Param('name') name: string, @Body() body: unknown, @Req() request: FastifyRequest): Promise<HookAnswer> {
    const source = this.returns.sources.get(name);
    if (!source) throw new Problem('not-found');
    // Asked again: an address may be spelled in ways that the look at the header alone doesn't know (`%62ounce`).
    const reading = source.admits(request.headers) ?? (await source.read({ headers: request.headers, body }));
    switch (reading.kind) {
      case 'refused':
        throw refusalOf(reading.problem, reading.message);
      case 'nothing':
        return { returns: [], message: reading.message };
      case 'reports': {
        const taken: TakenReturn[] = [];
        for (const report of reading.reports) taken.push(await takeReturn(this.returns.context, name, report));
        return { returns: taken };
      }
    }
  }
}
