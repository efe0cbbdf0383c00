import type { Brief } from '@nurture/core/handoff';
import type { Instant } from '@nurture/core/time';
import type { TeamMember } from '@nurture/core/workspace';
import { type NewTask, tasks, type Tx } from '@nurture/store';
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

/** Briefs salespeople; who takes their leads once a day gets no mail now. */
export async function deliverBriefs(tx: Tx, briefings: readonly Briefing[], context: HandoffContext): Promise<void> {
  await tell(
    tx,
    briefings.map((briefing) => tellingOf(briefing, context)),
    context,
  );
}

function tellingOf(briefing: Briefing, context: HandoffContext): Telling {
  const { handoffId, person, routed } = briefing;
  const channel = slackOf(routed, person, context);
  return {
    ...briefing,
    key: `brief:${handoffId}:${person.id}`,
    name: 'handoff-brief',
    mail: person.briefs === 'daily' ? null : briefMail({ ...briefing, context }),
    slack: channel && briefSlack({ ...briefing, context, ownChannel: channel.own }),
  };
}

/** Plans what people are to be told. */
export async function tell(tx: Tx, tellings: readonly Telling[], context: HandoffContext): Promise<void> {
  await tasks.plan(
    tx,
    tellings.flatMap((telling) => tasksOf(telling, context)),
  );
}

function tasksOf(telling: Telling, context: HandoffContext): NewTask[] {
  const { key, contactId, at: dueAt, person, name, mail, slack } = telling;
  const { sender } = context.settings().handoff.delivery;
  const channel = slackOf(telling.routed, person, context);
  const planned: NewTask[] = [];
  if (mail) {
    const payload = { name, to: { name: person.name, email: person.email }, sender, contactId, ...mail };
    planned.push({ queue: 'send-notification', key, contactId, dueAt, payload });
  }
  if (slack && channel) {
    const payload = { variable: channel.variable, message: { ...slack } };
    planned.push({ queue: 'post-slack', key: `slack:${key}`, contactId, dueAt, payload });
  }
  return planned;
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
