import { Controller, Get, Header, Headers, Inject, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DASHBOARD_DIR } from '../providers';
import { notFoundPage } from '../sales/not-found-page';
import { chosen, type DashboardFile, readDashboard } from './dashboard-files';

type Asked = Readonly<Record<string, string | undefined>>;

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
  page(@Headers() asked: Asked, @Res({ passthrough: true }) reply: FastifyReply): Buffer | string {
    return this.answer('index.html', 'no-cache', asked, reply);
  }

  /** Their names carry a hash of their content: they never change. */
  @Get('dashboard/:file')
  @Header('x-content-type-options', 'nosniff')
  file(
    @Param('file') name: string,
    @Headers() asked: Asked,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Buffer | string {
    return this.answer(name, 'public, max-age=31536000, immutable', asked, reply);
  }

  private answer(name: string, cache: string, asked: Asked, reply: FastifyReply): Buffer | string {
    const file = this.files.get(name);
    const sent = file && chosen(file, asked['accept-encoding']);
    if (!file || !sent) {
      void reply.status(404).type('text/html; charset=utf-8');
      return notFoundPage();
    }
    void reply.type(file.type).headers({ 'cache-control': cache, etag: sent.etag, vary: 'accept-encoding' });
    if (asked['if-none-match'] === sent.etag) {
      void reply.status(304);
      return '';
    }
    if (sent.encoding) void reply.header('content-encoding', sent.encoding);
    return sent.content;
  }
}
