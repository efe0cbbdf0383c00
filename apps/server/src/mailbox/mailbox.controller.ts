import { Controller, Get, Header, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { listMailbox, readMailbox } from '@nurture/mail';
import type { Database } from '@nurture/store';
import type { FastifyReply } from 'fastify';
import { DATABASE } from '../providers';
import { listPage, messagePage, missingPage } from './pages';

const PAGE_SIZE = 50;
/** The pages of the mailbox itself: no script, and the mail's own content only in a frame without an origin. */
const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; base-uri 'none'; form-action 'none'";
/** A mail runs no script, sends no form, and may be framed by the mailbox alone. */
const MAIL_POLICY =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; " +
  "img-src 'self' http: https: data:; frame-ancestors 'self'";

/** The development mailbox: every mail that the product sends while no SMTP_URL is set. */
@ApiExcludeController()
@Controller('mailbox')
export class MailboxController {
  constructor(@Inject(DATABASE) private readonly db: Database) {}

  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', PAGE_POLICY)
  @Header('cache-control', 'no-store')
  async list(@Query('before') before: string | undefined): Promise<string> {
    const from = before && /^[1-9]\d{0,17}$/.test(before) ? before : null;
    const entries = await listMailbox(this.db, PAGE_SIZE + 1, from);
    return listPage(entries.slice(0, PAGE_SIZE), entries.length > PAGE_SIZE);
  }

  @Get(':id')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', PAGE_POLICY)
  @Header('cache-control', 'no-store')
  async message(@Param('id') id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const message = await readMailbox(this.db, id);
    if (message) return messagePage(message);
    void reply.status(404);
    return missingPage();
  }

  /** The mail's HTML as a mail program shows it, for the frame. Its links open in a new window. */
  @Get(':id/html')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', MAIL_POLICY)
  async html(@Param('id') id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const message = await readMailbox(this.db, id);
    if (message?.html) return `<base target="_blank">${message.html}`;
    void reply.status(404);
    return missingPage();
  }

  @Get(':id/source')
  @Header('content-type', 'text/plain; charset=utf-8')
  @Header('x-content-type-options', 'nosniff')
  async source(@Param('id') id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const message = await readMailbox(this.db, id);
    if (message) return message.raw.toString('utf8');
    void reply.status(404);
    return 'There is no such mail.';
  }
}
