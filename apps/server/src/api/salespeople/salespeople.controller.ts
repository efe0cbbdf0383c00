import type { Caller } from '@nurture/access';
import { Body, Delete, Get, Inject, Param } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { enterAbsence, type HandoffContext, listAbsences, removeAbsence } from '@nurture/handoff';
import type { Database } from '@nurture/store';
import { DATABASE, HANDOFF_CONTEXT } from '../../providers';
import { ApiController, ApiProblems, Write } from '../api-controller';
import { CallerOf } from '../auth/auth.guard';
import { speaksFor } from '../auth/own-desk';
import { Audited, Needs } from '../auth/route-access';
import { parseId } from '../paging';
import { parseBody } from '../problem/parse-body';
import { Problem } from '../problem/problem';
import { AbsenceDto, NewAbsenceDto, type SalespersonDeskDto, SalesDesksDto } from './salesperson.dto';

/** People of the teams in workspace.json, and when they are away. */
@ApiController('salespeople')
export class SalespeopleController {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    @Inject(HANDOFF_CONTEXT) private readonly context: HandoffContext,
  ) {}

  @Get()
  @Needs('read', 'impersonal')
  @ApiOperation({
    summary: 'Who is in sales, with their absences: those of workspace.json, and those that they entered',
  })
  @ApiOkResponse({ type: SalesDesksDto })
  async list(): Promise<SalesDesksDto> {
    const entered = await listAbsences(this.db);
    const people = new Map<string, SalespersonDeskDto>();
    for (const [team, { members }] of Object.entries(this.context.settings().workspace.teams)) {
      for (const { id, name, capacity, absences } of members) {
        const own = entered.filter(({ person }) => person === id);
        const known = [...own.map(viewOf), ...absences.filter((day) => !own.some(sameDays(day))).map(fromFile)];
        people.set(id, { id, name, capacity, absences: known, teams: [...(people.get(id)?.teams ?? []), team] });
      }
    }
    return { items: [...people.values()] };
  }

  @Write(':id/absences', {
    scope: 'sales',
    holds: 'own-leads',
    status: 201,
    summary:
      'Enter days away, of oneself or as an admin: no new leads come, and the clocks of leads that lie there are counted anew',
    problems: ['not-found'],
  })
  @ApiBody({ type: NewAbsenceDto })
  @ApiCreatedResponse({ type: AbsenceDto })
  async enter(@Param('id') id: string, @Body() body: unknown, @CallerOf() caller: Caller): Promise<AbsenceDto> {
    this.mustSpeakFor(id, caller);
    const { from, until = from } = await parseBody(NewAbsenceDto, body);
    if (until < from) {
      const message = 'must not be before the first day';
      throw new Problem('invalid-input', undefined, [{ field: 'until', code: 'invalid', message }]);
    }
    return viewOf(await enterAbsence(this.db, id, { from, until }));
  }

  @Delete(':id/absences/:absence')
  @Audited('done')
  @Needs('sales', 'own-leads')
  @ApiOperation({ summary: 'Take back days away that were entered; those of workspace.json are changed there' })
  @ApiOkResponse({ type: SalesDesksDto })
  @ApiProblems('not-found')
  async remove(
    @Param('id') id: string,
    @Param('absence') absence: string,
    @CallerOf() caller: Caller,
  ): Promise<SalesDesksDto> {
    this.mustSpeakFor(id, caller);
    if (!(await removeAbsence(this.db, id, parseId(absence)))) throw new Problem('not-found');
    return this.list();
  }

  /** Whoever is away gets no leads: nobody sends a colleague away but an admin. */
  private mustSpeakFor(id: string, caller: Caller): void {
    const { teams } = this.context.settings().workspace;
    if (!Object.values(teams).some(({ members }) => members.some((member) => member.id === id))) throw new Problem('not-found'); // prettier-ignore
    if (!speaksFor(caller, id, teams)) throw new Problem('forbidden', 'Only they themselves, or an admin, enter and take back days away'); // prettier-ignore
  }
}

type Days = Pick<AbsenceDto, 'from' | 'until'>;

const viewOf = ({ id, from, until }: AbsenceDto): AbsenceDto => ({ id, from, until });
const fromFile = ({ from, until }: Days): AbsenceDto => ({ id: null, from, until });
const sameDays =
  (one: Days) =>
  (other: Days): boolean =>
    one.from === other.from && one.until === other.until;
