import { Controller, Get, Header, Headers, Inject, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DASHBOARD_DIR } from '../providers';
import { notFoundPage } from '../sales/not-found-page';
import { type DashboardFile, readDashboard } from './dashboard-files';

/**
 * Nothing but the product's own files, no inline script, and no frame around the page. Styles may stand inline: the
 * editor, the charts and the dialogs' scroll lock write them, a style runs nothing, and nothing it asks for leaves here.
 */
const POLICY = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "object-src 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The dashboard: its page at `/`, its files below `/dashboard/`. What it shows it asks of the API. */
@ApiExcludeController()
@Controller()
export class DashboardController {
  private readonly files: ReadonlyMap<string, DashboardFile>;

  constructor(@Inject(DASHBOARD_DIR) dir: string) {
    this.files = readDashboard(dir);
  }

  @Get()
  @Header('content-security-policy', POLICY)
  @Header('x-content-type-options', 'nosniff')
  @Header('referrer-policy', 'no-referrer')
  page(
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Buffer | string {
    // prettier-ignore
    return this.answer('index.html', 'no-cache', known, reply);
  }

  /** Their names carry a hash of their content: they never change. */
  @Get('dashboard/:file')
  @Header('x-content-type-options', 'nosniff')
  file(
    @Param('file') name: string,
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Buffer | string {
    // prettier-ignore
    return this.answer(name, 'public, max-age=31536000, immutable', known, reply);
  }

  private answer(name: string, cache: string, known: string | undefined, reply: FastifyReply): Buffer | string {
    const file = this.files.get(name);
    if (!file) {
      void reply.status(404).type('text/html; charset=utf-8');
      return notFoundPage();
    }
    void reply.type(file.type).header('cache-control', cache).header('etag', file.etag);
    if (known !== file.etag) return file.content;
    void reply.status(304);
    return '';
  }
}
