import { Controller, Get, Inject, NotFoundException, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { contactLocale, sendFreshLink } from '@nurture/contacts';
import type { TokenPayloads } from '@nurture/core/token';
import { textIn } from '@nurture/core/workspace';
import { chooseLocale, openAsset, type OpenAsset, readRange } from '@nurture/site';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { now } from '@nurture/store';
import { safeHeaders, sendPage, visitorOf } from './http';
import { PUBLIC_PARTS, type PublicParts } from './parts';
import { PublicErrorsFilter } from './public-errors.filter';

/**
 * The gated download. The link works again for the same person, also while the database is away, until it expires: then
 * a fresh one is mailed to whom it was made for.
 */
@ApiExcludeController()
@UseFilters(PublicErrorsFilter)
@Controller('d')
export class DownloadsController {
  constructor(@Inject(PUBLIC_PARTS) private readonly parts: PublicParts) {}

  @Get(':token')
  async download(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const payload = this.read(token);
    const settings = this.parts.settings();
    const locale = await this.localeOf(payload, request);
    if (await this.isExpired(payload)) {
      const title = textIn(settings.assets[payload.asset]?.title ?? {}, locale, settings.locale) || null;
      const page = this.parts.site.own('download-expired', visitorOf(request, locale), { action: request.url, title });
      return sendPage(reply, { status: 410, page, secret: true });
    }
    const asset = await openAsset(settings, this.parts.assetsDir(), payload.asset, locale);
    if (!asset) throw new NotFoundException();
    await this.record(payload, request);
    sendAsset(request, reply, asset);
  }

  @Post(':token')
  async renew(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { contact: contactId, asset } = this.read(token);
    const { db, tokens, publicUrl } = this.parts;
    const locale = await this.localeOf({ contact: contactId }, request);
    const link = (contact: string, at: number) => `${publicUrl}/d/${tokens.make('d', { contact, asset, at })}`;
    if (!(await sendFreshLink(db, this.parts.settings(), { contactId, asset, locale }, link)))
      throw new NotFoundException();
    sendPage(reply, {
      status: 200,
      page: this.parts.site.own('download-sent', visitorOf(request, locale), {}),
      secret: true,
    });
  }

  /** What the token carries, of a file that the workspace still has. */
  private read(token: string): TokenPayloads['d'] {
    const payload = this.parts.tokens.read('d', token);
    if (!payload || !Object.hasOwn(this.parts.settings().assets, payload.asset)) throw new NotFoundException();
    return payload;
  }

  private async localeOf({ contact }: Pick<TokenPayloads['d'], 'contact'>, request: FastifyRequest): Promise<string> {
    const own = await this.orLog(() => contactLocale(this.parts.db, contact));
    return chooseLocale(visitorOf(request, own), this.parts.settings());
  }

  /** By the product's clock; while nobody can say what time it is the file comes. */
  private async isExpired({ at }: TokenPayloads['d']): Promise<boolean> {
    const { expireAfterMs } = this.parts.settings().downloads;
    if (expireAfterMs === null || at === undefined) return false;
    const moment = await this.orLog(() => now(this.parts.db));
    return moment !== null && moment > at * 1_000 + expireAfterMs;
  }

  /** A reader fetches a file in parts: the first one counts. */
  private async record(payload: TokenPayloads['d'], request: FastifyRequest): Promise<void> {
    if (!/^(bytes=0-.*)?$/.test(request.headers.range ?? '')) return;
    const { contact: contactId, mail, asset } = payload;
    const { method, headers, ip: address } = request;
    const download = { contactId, mailId: mail ?? null, asset, method, headers, address };
    await this.orLog(() => this.parts.downloads.recordDownload(download));
  }

  /** What a download can do without must not stop it. */
  private async orLog<T>(work: () => Promise<T>): Promise<T | null> {
    try {
      return await work();
    } catch (error) {
      this.parts.log.error({ err: error }, 'a download goes on without the database');
      return null;
    }
  }
}

function sendAsset(request: FastifyRequest, reply: FastifyReply, asset: OpenAsset): void {
  safeHeaders(reply, true);
  void reply
    .header('content-type', asset.contentType)
    .header('content-disposition', asset.disposition)
    .header('cache-control', 'private, no-cache')
    .header('accept-ranges', 'bytes')
    .header('etag', asset.etag);
  // Part of another version would make a broken file (RFC 9110 §13.1.5).
  const ifRange = request.headers['if-range'];
  const stale = ifRange !== undefined && ifRange !== asset.etag;
  const range = stale ? ({ kind: 'whole' } as const) : readRange(request.headers.range, asset.bytes);
  if (range.kind === 'unsatisfiable') return refuseRange(reply, asset);
  const { start, end } = range.kind === 'part' ? range : { start: 0, end: asset.bytes - 1 };
  if (range.kind === 'part') void reply.status(206).header('content-range', `bytes ${start}-${end}/${asset.bytes}`);
  void reply.header('content-length', end - start + 1);
  if (request.method === 'HEAD' || end < start) return endWithout(reply, asset);
  void reply.send(asset.handle.createReadStream({ start, end }));
}

function refuseRange(reply: FastifyReply, asset: OpenAsset): void {
  void reply.status(416).header('content-range', `bytes */${asset.bytes}`).removeHeader('content-disposition');
  endWithout(reply, asset);
}

function endWithout(reply: FastifyReply, asset: OpenAsset): void {
  void asset.handle.close().then(() => reply.send(''));
}
