import { Readable } from 'node:stream';
import { Get, Inject, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiQuery } from '@nestjs/swagger';
import { type Actor, type AuditFilter, type AuditLine, listAudit } from '@nurture/access';
import { csvOf } from '@nurture/analytics';
import type { Database } from '@nurture/store';
import { DATABASE } from '../../providers';
import { ApiController, ApiPaged, ApiProblems } from '../api-controller';
import { Audited, Needs } from '../auth/route-access';
import { pageOf, parsePage, type Query as Given, textOf } from '../paging';
import { Problem } from '../problem/problem';
import { ACTOR_KINDS, AuditPageDto } from './audit.dto';

const ACTOR = ApiQuery({ name: 'actor', required: false, type: String, description: '`user:2`, `key:1`, `command`' });
const ACTION = ApiQuery({
  name: 'action',
  required: false,
  type: String,
  description: '`flows.publish`, or `flows` for all of them',
});
const COLUMNS = ['id', 'at', 'actorKind', 'actorId', 'actorName', 'action', 'target', 'address', 'outcome'] as const;
const PIECE = 5_000;

/** Who did what to what. */
@ApiController('audit')
export class AuditController {
  constructor(@Inject(DATABASE) private readonly db: Database) {}

  @Get()
  @Needs('admin', 'personal')
  @ApiOperation({ summary: 'What was done through the API, by whom and from where, the latest first' })
  @ACTOR
  @ACTION
  @ApiPaged()
  @ApiOkResponse({ type: AuditPageDto })
  async list(@Query() query: Given): Promise<AuditPageDto> {
    const { after, limit } = parsePage(query);
    const filter = { ...filterOf(query), after, limit: limit + 1 };
    return pageOf(await listAudit(this.db, filter), limit, ({ id }) => id);
  }

  @Get('export')
  @Needs('admin', 'personal')
  @Audited('done')
  @ApiOperation({ summary: 'The same as CSV, a file that a spreadsheet opens safely' })
  @ACTOR
  @ACTION
  @ApiProduces('text/csv')
  @ApiProblems('invalid-input')
  @ApiOkResponse({ schema: { type: 'string' } })
  export(@Query() query: Given): StreamableFile {
    const lines = Readable.from(csvPieces(this.db, filterOf(query)), { objectMode: false });
    return new StreamableFile(lines, {
      type: 'text/csv; charset=utf-8; header=present',
      disposition: 'attachment; filename="audit.csv"',
    });
  }
}

/** Page after page, with the head before the first: the log never stands in memory. */
async function* csvPieces(db: Database, filter: Pick<AuditFilter, 'actor' | 'action'>): AsyncGenerator<string> {
  for (let after: string | undefined; ;) {
    const lines = await listAudit(db, { ...filter, after, limit: PIECE });
    const text = csvOf(lines.map(rowOf), COLUMNS);
    yield after === undefined ? text : text.replace(/^.*\r\n/, '');
    if (lines.length < PIECE) return;
    after = lines.at(-1)?.id;
  }
}

const rowOf = ({ actor, ...line }: AuditLine): object => ({
  ...line,
  actorKind: actor.kind,
  actorId: actor.id,
  actorName: actor.name,
});

const ACTOR_SHAPE = new RegExp(`^(${ACTOR_KINDS.join('|')})(?::([1-9]\\d{0,17}))?$`);

function filterOf(query: Given): Pick<AuditFilter, 'actor' | 'action'> {
  return { actor: actorOf(textOf(query, 'actor')), action: textOf(query, 'action') };
}

function actorOf(text: string | undefined): Actor | undefined {
  if (text === undefined) return undefined;
  const [, kind, id = null] = ACTOR_SHAPE.exec(text) ?? [];
  if (kind === undefined) {
    const message = 'must be like `user:2`, `key:1`, `command` or `nobody`';
    throw new Problem('invalid-input', undefined, [{ field: 'actor', code: 'invalid', message }]);
  }
  return { kind: kind as Actor['kind'], id };
}
