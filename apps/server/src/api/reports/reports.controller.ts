import { Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiQuery } from '@nestjs/swagger';
import { makeReport, readerOf } from '@nurture/analytics';
import type { HandoffContext } from '@nurture/handoff';
import { type Database, now } from '@nurture/store';
import { FIGURES, HANDOFF_CONTEXT } from '../../providers';
import { ApiController, ApiProblems } from '../api-controller';
import { Needs } from '../auth/route-access';
import { oneOf, type Query as Given } from '../paging';

const PERIODS = ['week', 'month', 'quarter'] as const;
const KINDS = { week: 'weekly', month: 'monthly', quarter: 'quarterly' } as const;
const LOCALES = ['en', 'nl'] as const;

export class ReportPreviewDto {
  @ApiProperty()
  readonly subject!: string;

  @ApiProperty({ description: 'With its pictures inside' })
  readonly html!: string;

  @ApiProperty()
  readonly text!: string;
}

@ApiController('reports')
export class ReportsController {
  constructor(
    @Inject(FIGURES) private readonly db: Database,
    @Inject(HANDOFF_CONTEXT) private readonly context: HandoffContext,
  ) {}

  @Get('preview')
  @Needs('read', 'impersonal')
  @ApiOperation({ summary: 'The report on the last whole week, month or quarter, as it is mailed to who wants it' })
  @ApiQuery({ name: 'period', required: false, enum: PERIODS, description: '`week`, if not given' })
  @ApiQuery({ name: 'locale', required: false, enum: LOCALES, description: 'The workspace’s, if not given' })
  @ApiProblems('invalid-input')
  @ApiOkResponse({ type: ReportPreviewDto })
  async preview(@Query() query: Given): Promise<ReportPreviewDto> {
    const context = { workspace: this.context.settings().workspace, publicUrl: this.context.publicUrl };
    const kind = KINDS[oneOf(query, 'period', PERIODS) ?? 'week'];
    const reader = readerOf(context, { name: '', locale: oneOf(query, 'locale', LOCALES) ?? null });
    const { subject, html, text, images } = await makeReport(
      this.db,
      kind,
      { now: await now(this.db), reader },
      context,
    );
    const shown = images.reduce(
      (page, { name, png }) => page.replace(`cid:${name}`, `data:image/png;base64,${png}`),
      html,
    );
    return { subject, html: shown, text };
  }
}
