import { Readable } from 'node:stream';
import { Body, Get, Inject, Query, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiProduces, ApiQuery } from '@nestjs/swagger';
import {
  type ContactsDeps,
  ContactsError,
  exportSuppressions,
  importSuppressions,
  liftSuppression,
  listSuppressions,
  suppressAddress,
  SUPPRESSION_CURSOR,
  SUPPRESSION_REASONS,
  type SuppressionView,
} from '@nurture/contacts';
import type { Database } from '@nurture/store';
import { CONTACTS_DEPS, DATABASE } from '../../providers';
import { ApiController, ApiPaged, Write } from '../api-controller';
import { Audited, Needs } from '../auth/route-access';
import { oneOf, pageOf, parsePage, type Query as Given, textOf } from '../paging';
import { parseBody } from '../problem/parse-body';
import { Problem } from '../problem/problem';
import {
  LiftSuppressionDto,
  NewSuppressionDto,
  SuppressionDto,
  SuppressionImportDto,
  SuppressionPageDto,
} from './suppression.dto';

/** Addresses that get no mail: bounced, complained, erased, or put there by hand. */
@ApiController('suppressions')
export class SuppressionsController {
  private readonly secret: string;

  constructor(
    @Inject(DATABASE) private readonly db: Database,
    @Inject(CONTACTS_DEPS) { secret }: ContactsDeps,
  ) {
    this.secret = secret;
  }

  @Get()
  @Needs('read', 'personal')
  @ApiOperation({ summary: 'Addresses that get no mail, the latest first' })
  @ApiQuery({ name: 'email', required: false, type: String })
  @ApiQuery({ name: 'reason', required: false, enum: SUPPRESSION_REASONS })
  @ApiPaged()
  @ApiOkResponse({ type: SuppressionPageDto })
  async list(@Query() query: Given): Promise<SuppressionPageDto> {
    const { after, limit } = parsePage(query, SUPPRESSION_CURSOR);
    const email = textOf(query, 'email');
    const reason = oneOf(query, 'reason', SUPPRESSION_REASONS);
    const rows = await listSuppressions(this.db, this.secret, { email, reason, after, limit: limit + 1 });
    const { items, next } = pageOf(rows, limit, ({ cursor }) => cursor);
    return { items: items.map(shown), next };
  }

  @Get('export')
  @Audited('done')
  @Needs('admin', 'personal')
  @ApiOperation({ summary: 'The whole list as CSV; importing it anywhere with the same secret gives the same list' })
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' } })
  export(): StreamableFile {
    const lines = Readable.from(exportSuppressions(this.db, this.secret), { objectMode: false });
    return new StreamableFile(lines, {
      type: 'text/csv; charset=utf-8',
      disposition: 'attachment; filename="suppressions.csv"',
    });
  }

  @Write('', {
    scope: 'marketing',
    holds: 'personal',
    summary: 'Put an address on the list: after the answer no mail to it begins to leave',
  })
  @ApiBody({ type: NewSuppressionDto })
  @ApiOkResponse({ type: SuppressionDto })
  async add(@Body() body: unknown): Promise<SuppressionDto> {
    const { email, reason = 'manual', detail = null, expiresAt } = await parseBody(NewSuppressionDto, body);
    const until = expiresAt === undefined ? null : Date.parse(expiresAt);
    const known = await suppressAddress(this.db, this.secret, { email, reason, detail, expiresAt: until });
    const [line] = known ? await listSuppressions(this.db, this.secret, { email, limit: 1 }) : [];
    if (!line)
      throw new Problem('invalid-input', undefined, [{ field: 'email', code: 'isEmail', message: 'is no address' }]);
    return shown(line);
  }

  @Write('lift', {
    scope: 'admin',
    holds: 'personal',
    summary: 'Take an address off the list; a complaint, and the trace of an erased person, stay',
    problems: ['not-found', 'conflict'],
  })
  @ApiBody({ type: LiftSuppressionDto })
  @ApiOkResponse({ schema: { type: 'object', properties: { lifted: { type: 'boolean' } }, required: ['lifted'] } })
  async lift(@Body() body: unknown): Promise<{ lifted: true }> {
    const { email } = await parseBody(LiftSuppressionDto, body);
    const result = await liftSuppression(this.db, this.secret, email);
    if (result === 'unknown') throw new Problem('not-found');
    if (result === 'kept') throw new Problem('conflict', 'Its owner complained, or was erased: that stays.');
    return { lifted: true };
  }

  @Write('import', {
    scope: 'admin',
    holds: 'personal',
    summary: 'Import a list as text/csv: columns email (or hash), reason, detail, expiresAt',
  })
  @ApiConsumes('text/csv')
  @ApiBody({ schema: { type: 'string' } })
  @ApiOkResponse({ type: SuppressionImportDto })
  async import(@Body() body: unknown): Promise<SuppressionImportDto> {
    if (typeof body !== 'string') throw new Problem('unsupported-media-type', 'Send the list as text/csv.');
    const file = { name: 'suppressions.csv', open: () => Readable.from([Buffer.from(body, 'utf8')]) };
    try {
      return await importSuppressions(this.db, this.secret, file);
    } catch (error) {
      if (!(error instanceof ContactsError) || error.code !== 'import-file') throw error;
      throw new Problem('invalid-input', error.message);
    }
  }
}

const shown = ({ hash, email, reason, detail, createdAt, expiresAt }: SuppressionView): SuppressionDto => ({
  hash,
  email,
  reason,
  detail,
  createdAt,
  expiresAt,
});
