import { Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { Settings } from '@nurture/core/config';
import { DraftThreads } from '../../drafts/threads';
import { SETTINGS } from '../../providers';
import { ApiController, ApiProblems } from '../api-controller';
import { Needs } from '../auth/route-access';
import { beside } from './beside';
import { GalleryDto } from './gallery.dto';

/** Flows to begin from. */
@ApiController('gallery')
export class GalleryController {
  constructor(
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'workspace'>,
    private readonly threads: DraftThreads,
  ) {}

  @Get()
  @Needs('read', 'impersonal')
  @ApiOperation({ summary: 'The flows of the gallery, as a flow of one’s own may begin, with the mails that it lacks' })
  @ApiOkResponse({ type: GalleryDto })
  @ApiProblems('busy', 'took-too-long')
  async list(): Promise<GalleryDto> {
    const { workspace } = this.settings;
    return { items: await beside(() => this.threads.prompt.run('gallery', { workspace })) };
  }
}
