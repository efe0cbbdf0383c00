import { Controller, Get, Inject, NotFoundException, Param, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { openImage } from '@nurture/site';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { safeHeaders } from './http';
import { PUBLIC_PARTS, type PublicParts } from './parts';
import { PublicErrorsFilter } from './public-errors.filter';

/** Images of mails. The link names the file and nobody; fetching one is no opening. */
@ApiExcludeController()
@UseFilters(PublicErrorsFilter)
@Controller('i')
export class ImagesController {
  constructor(@Inject(PUBLIC_PARTS) private readonly parts: PublicParts) {}

  @Get(':token')
  async image(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const payload = this.parts.tokens.read('i', token);
    const image = payload && (await openImage(this.parts.assetsDir(), payload.file));
    if (!image) throw new NotFoundException();
    safeHeaders(reply, true);
    void reply
      .header('content-type', image.contentType)
      .header('content-length', image.bytes)
      .header('cache-control', 'public, max-age=86400')
      .header('cross-origin-resource-policy', 'cross-origin')
      .header('etag', image.etag);
    if (request.method === 'HEAD') return void image.handle.close().then(() => reply.send(''));
    void reply.send(image.handle.createReadStream());
  }
}
