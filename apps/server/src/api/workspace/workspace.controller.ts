import { Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { BUILTIN_FIELDS } from '@nurture/contacts';
import type { HandoffSettings, Reason, WorkspaceSettings } from '@nurture/core/workspace';
import type { HandoffContext } from '@nurture/handoff';
import { HANDOFF_CONTEXT } from '../../providers';
import { ApiController } from '../api-controller';
import { Needs } from '../auth/route-access';
import { WorkspaceDto } from './workspace.dto';

/** What is in force of the workspace, as far as somebody chooses from it. */
@ApiController('workspace')
export class WorkspaceController {
  constructor(@Inject(HANDOFF_CONTEXT) private readonly context: HandoffContext) {}

  @Get()
  @Needs('read', 'own-leads')
  @ApiOperation({ summary: 'What is in force of the workspace: senders, topics, fields, salespeople, reasons' })
  @ApiOkResponse({ type: WorkspaceDto })
  inForce(): WorkspaceDto {
    const { workspace, handoff } = this.context.settings();
    return { ...ofWorkspace(workspace), ...ofHandoff(handoff) };
  }
}

function ofWorkspace(workspace: WorkspaceSettings): Omit<WorkspaceDto, 'reasons' | 'buyingGroup' | 'agreement'> {
  const { company, timezone, locale, locales, senders, topics, fields, events, teams } = workspace;
  return {
    company: company.name,
    website: company.website,
    timezone,
    locale,
    locales,
    senders: Object.entries(senders).map(([id, { name, email }]) => ({ id, name, email })),
    topics: Object.entries(topics).map(([id, topic]) => ({
      id,
      name: topic.name,
      sender: topic.sender,
      public: topic.public,
    })),
    fields: { contact: { ...BUILTIN_FIELDS, ...fields.contact }, account: fields.account },
    events: Object.keys(events),
    salespeople: Object.entries(teams).flatMap(([team, { members }]) => members.map(({ id, name }) => ({ id, name, team }))), // prettier-ignore
  };
}

type OfHandoff = Pick<WorkspaceDto, 'reasons' | 'buyingGroup' | 'agreement'>;

function ofHandoff({ reasons, buyingGroup, sla, recycleAfterDays }: HandoffSettings): OfHandoff {
  const said = (list: readonly Pick<Reason, 'id' | 'label'>[]) => list.map(({ id, label }) => ({ id, label }));
  const { acceptHours, contactHours, reassignAfterHours } = sla;
  return {
    reasons: { recycle: said(reasons.recycle), reject: said(reasons.reject), lost: said(reasons.lost) },
    buyingGroup: said(buyingGroup),
    agreement: { acceptHours, contactHours, reassignAfterHours, recycleAfterDays },
  };
}
