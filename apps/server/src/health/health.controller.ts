import { Controller, Get, Header, HttpCode, Inject, Res } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Database } from '@nurture/store';
import type { FastifyReply } from 'fastify';
import { DATABASE } from '../providers';
import { Metrics } from './metrics';

/** For load balancers and whoever watches: does the process live, can it work, what does it count? */
@ApiTags('operations')
@Controller()
export class HealthController {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    private readonly metrics: Metrics,
  ) {}

  @Get('health/live')
  @HttpCode(200)
  @ApiOperation({ summary: 'Answers as long as the process lives' })
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('health/ready')
  @ApiOperation({ summary: '200 when the database answers, else 503' })
  @ApiOkResponse({ description: 'Ready' })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<{ status: string; database: string }> {
    try {
      await this.db.query('SELECT 1');
      return { status: 'ok', database: 'ok' };
    } catch {
      // The reason is logged where the connection broke; a probe only needs to know.
      void reply.status(503);
      return { status: 'not ready', database: 'away' };
    }
  }

  @Get('metrics')
  @ApiExcludeEndpoint()
  @Header('cache-control', 'no-store')
  async scrape(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    void reply.header('content-type', this.metrics.contentType);
    return this.metrics.scrape();
  }
}
