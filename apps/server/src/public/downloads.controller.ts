import { Controller, Get, Inject, NotFoundException, Param, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { contactLocale } from '@nurture/contacts';
import type { TokenPayloads } from '@nurture/core/token';
import { chooseLocale, openAsset, type OpenAsset, readRange } from '@nurture/site';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { safeHeaders, visitorOf } from './http';
import { PUBLIC_PARTS, type PublicParts } from './parts';
import { PublicErrorsFilter } from './public-errors.filter';

/** The gated download. The link works again for the same person, also while the database is away. */
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
    const payload = this.parts.tokens.read('d', token);
    if (!payload) throw new NotFoundException();
    const settings = this.parts.settings();
    const own = await this.orLog(() => contactLocale(this.parts.db, payload.contact));
    const locale = chooseLocale(visitorOf(request, own), settings);
    const asset = await openAsset(settings, this.parts.assetsDir(), payload.asset, locale);
    if (!asset) throw new NotFoundException();
    await this.record(payload, request);
    sendAsset(request, reply, asset);
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
