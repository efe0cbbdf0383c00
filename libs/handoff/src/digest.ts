import type { Brief } from '@nurture/core/handoff';
import { type Instant, openedAt } from '@nurture/core/time';
import type { TeamMember } from '@nurture/core/workspace';
import { type Database, now, toTimestamp, type Tx } from '@nurture/store';
import type { RoutedTeam } from './assign';
import { calendarOf } from './assignment';
import type { HandoffContext } from './context';
import { tell } from './deliver';
import { linkTo } from './link';
import { firstName, noteOnce, noticeMail } from './notices';
import { briefWords, titleOf } from './words';

interface Fresh {
  id: string;
  handoffId: string;
  contactId: string;
  brief: Brief;
  acceptBy: Instant | null;
}

/** Leads that came before the working day began and are still unanswered. */
const FRESH = /* sql */ `
SELECT a.id, a.handoff_id AS "handoffId", h.contact_id AS "contactId", h.brief,
  (extract(epoch FROM a.accept_due_at) * 1000)::float8 AS "acceptBy"
FROM handoff_assignment a JOIN handoff h ON h.id = a.handoff_id
WHERE a.person = $1 AND a.team = $2 AND a.ended_at IS NULL AND a.accepted_at IS NULL AND a.assigned_at < $3
  AND NOT EXISTS (SELECT 1 FROM handoff_notice n WHERE n.key = 'digest:' || a.id)
ORDER BY a.id LIMIT 200`;

/** One mail, when their working day begins, to each who takes their leads once a day. @returns how many */
export async function sendDigests(db: Database, context: HandoffContext): Promise<number> {
  let sent = 0;
  for (const [id, team] of Object.entries(context.settings().workspace.teams)) {
    for (const person of team.members.filter(({ briefs }) => briefs === 'daily')) {
      if (await db.transaction((tx) => sendDigest(tx, { id, team }, person, context))) sent += 1;
    }
  }
  return sent;
}

async function sendDigest(tx: Tx, routed: RoutedTeam, person: TeamMember, context: HandoffContext): Promise<boolean> {
  const at = await now(tx);
  const opened = openedAt(calendarOf(routed, person, context.settings()), at);
  if (opened === null) return false;
  const found = await tx.query<Fresh>(FRESH, [person.id, routed.id, toTimestamp(opened)]);
  const fresh: Fresh[] = [];
  for (const lead of found) {
    const noted = { handoffId: lead.handoffId, kind: 'digest' as const, person: person.id, at };
    if (await noteOnce(tx, `digest:${lead.id}`, noted)) fresh.push(lead);
  }
  const [first] = fresh;
  if (!first) return false;
  const mail = noticeMail(digestView(fresh, person, context));
  const key = `digest:${first.id}`;
  await tell(
    tx,
    [{ key, contactId: first.contactId, routed, person, name: 'handoff-digest', mail, slack: null, at }],
    context,
  );
  return true;
}

function digestView(
  leads: readonly Fresh[],
  person: TeamMember,
  context: HandoffContext,
): Parameters<typeof noticeMail>[0] {
  const { timezone } = context.settings().workspace;
  return {
    person: firstName(person),
    title: leads.length === 1 ? 'One new lead' : `${leads.length} new leads`,
    text: 'Came since your last working day began, and wait for your answer.',
    leads: leads.map(({ handoffId, brief, acceptBy }) => {
      const words = briefWords(brief, timezone);
      const before = acceptBy === null ? '' : `. Please answer before ${words.moment(acceptBy)}`;
      return {
        name: titleOf(brief),
        why: `${words.score} points: ${words.why}${before}`,
        url: linkTo(context, handoffId, person.id),
      };
    }),
  };
}
