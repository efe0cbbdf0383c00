import type { Brief } from '@nurture/core/handoff';
import type { Instant } from '@nurture/core/time';
import type { TeamMember } from '@nurture/core/workspace';
import { tasks, type Tx } from '@nurture/store';
import type { RoutedTeam } from './assign';
import { briefMail } from './brief-mail';
import type { HandoffContext } from './context';
import { briefSlack, type SlackMessage } from './slack';

/** A lead that somebody is told of. */
export interface Briefing {
  readonly handoffId: string;
  readonly contactId: string;
  readonly routed: RoutedTeam;
  readonly person: TeamMember;
  readonly brief: Brief;
  readonly acceptBy: Instant | null;
  readonly at: Instant;
}

/** A mail and a Slack message to one person. */
export interface Telling {
  /** Repeating it changes nothing. */
  readonly key: string;
  readonly contactId: string;
  readonly routed: RoutedTeam;
  readonly person: TeamMember;
  readonly name: string;
  /** Null: no mail now. */
  readonly mail: { readonly subject: string; readonly html: string; readonly text: string } | null;
  readonly slack: SlackMessage | null;
  readonly at: Instant;
}

/** Briefs the salesperson; who takes their leads once a day gets no mail now. */
export async function deliverBrief(tx: Tx, briefing: Briefing, context: HandoffContext): Promise<void> {
  const { handoffId, person, routed } = briefing;
  await tell(
    tx,
    {
      ...briefing,
      key: `brief:${handoffId}:${person.id}`,
      name: 'handoff-brief',
      mail: person.briefs === 'daily' ? null : briefMail({ ...briefing, context }),
      slack: briefSlack({ ...briefing, context, ownChannel: slackOf(routed, person, context)?.own ?? false }),
    },
    context,
  );
}

/** Plans what one person is to be told. */
export async function tell(tx: Tx, telling: Telling, context: HandoffContext): Promise<void> {
  const { key, contactId, at: dueAt, person, name, mail, slack } = telling;
  const { delivery } = context.settings().handoff;
  const channel = slackOf(telling.routed, person, context);
  if (mail) {
    const to = { name: person.name, email: person.email };
    const payload = { name, to, sender: delivery.sender, contactId, ...mail };
    await tasks.plan(tx, [{ queue: 'send-notification', key, contactId, dueAt, payload }]);
  }
  if (slack && channel) {
    const payload = { variable: channel.variable, message: { ...slack } };
    await tasks.plan(tx, [{ queue: 'post-slack', key: `slack:${key}`, contactId, dueAt, payload }]);
  }
}

/** The channel that a person reads: their own, their team's, or everybody's. */
function slackOf(
  { team }: RoutedTeam,
  person: TeamMember,
  context: HandoffContext,
): { variable: string; own: boolean } | null {
  if (person.slackUrlVariable !== null) return { variable: person.slackUrlVariable, own: true };
  const variable = team.slackUrlVariable ?? context.settings().handoff.delivery.slackUrlVariable;
  return variable === null ? null : { variable, own: false };
}
