import { Body, HttpStatus, Inject } from '@nestjs/common';
import { ApiBody, ApiExtraModels, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { type Caller, isTrusted, sourceIdOf } from '@nurture/access';
import { type ContactsDeps, type IncomingEvent, receive, type Refusal } from '@nurture/contacts';
import type { Database } from '@nurture/store';
import { CONTACTS_DEPS, DATABASE } from '../../providers';
import { ApiController, Write } from '../api-controller';
import { CallerOf } from '../auth/auth.guard';
import { checkShape } from '../problem/parse-body';
import { type FieldProblem, Problem } from '../problem/problem';
import { AcceptedDto, EventDto } from './event.dto';

const MOST_EVENTS = 1_000;
const ONE = { $ref: getSchemaPath(EventDto) };

@ApiController('events')
@ApiExtraModels(EventDto)
export class EventsController {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    @Inject(CONTACTS_DEPS) private readonly contacts: ContactsDeps,
  ) {}

  @Write('', {
    scope: 'events:write',
    holds: 'personal',
    audit: 'people',
    summary: 'Report what people did: one event, or up to 1,000, all or nothing',
    status: HttpStatus.ACCEPTED,
    problems: ['too-many-events'],
  })
  @ApiBody({ schema: { oneOf: [ONE, { type: 'array', items: ONE, minItems: 1, maxItems: MOST_EVENTS }] } })
  @ApiResponse({ status: 202, type: AcceptedDto, description: 'They are in the log, and take effect once each' })
  async report(@Body() body: unknown, @CallerOf() caller: Caller): Promise<AcceptedDto> {
    const many = Array.isArray(body);
    const events = await shaped(many ? body : [body], many);
    const result = await receive(this.db, this.contacts, events, {
      source: 'api',
      trusted: isTrusted(caller.scopes),
      keyId: sourceIdOf(caller),
    });
    if (result.ok) return { accepted: result.accepted, duplicates: result.duplicates };
    throw refused(result.refusals.map((refusal) => fieldProblem(refusal, many)));
  }
}

/** @throws Problem that names each event which is wrong */
async function shaped(given: readonly unknown[], many: boolean): Promise<IncomingEvent[]> {
  if (given.length > MOST_EVENTS) throw new Problem('too-many-events', `The call holds ${given.length}.`);
  const checked = await Promise.all(given.map((event, index) => checkShape(EventDto, event, many ? `[${index}]` : '')));
  const problems = checked.flatMap((one) => ('problems' in one ? one.problems : []));
  if (problems.length > 0) throw refused(problems);
  return checked.flatMap((one) => ('value' in one ? [one.value] : []));
}

const refused = (problems: readonly FieldProblem[]): Problem =>
  new Problem('invalid-input', 'None of the events was taken.', problems);

function fieldProblem({ index, field, code, message, hint }: Refusal, many: boolean): FieldProblem {
  const place = !many || field === 'body' ? field || 'body' : field === '' ? `[${index}]` : `[${index}].${field}`;
  return { field: place, code, message: hint === undefined ? message : `${message}. ${hint}` };
}
