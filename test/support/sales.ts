import { tokensFor } from '@nurture/core/token';
import type { HandoffSettings, Team, TeamMember, WorkspaceSettings } from '@nurture/core/workspace';
import type { Tx } from '@nurture/store';
import { settingsFor } from './people';

/** A salesperson, by id; `changes` replace whole keys. */
export const salesperson = (id: string, changes: Partial<TeamMember> = {}): TeamMember => ({
  id,
  name: `${id} Jansen`,
  email: `${id}@example.com`,
  countries: [],
  locale: null,
  capacity: null,
  manager: false,
  hours: null,
  holidays: null,
  absences: [],
  briefs: 'at-once',
  reports: [],
  slackUrlVariable: null,
  ...changes,
});

/** A team that works from nine to five in Amsterdam. */
export const salesTeam = (members: readonly TeamMember[], changes: Partial<Team> = {}): Team => ({
  name: 'Sales',
  members,
  hours: { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', until: '17:00', timezone: 'Europe/Amsterdam' },
  slackUrlVariable: null,
  ...changes,
});

const reason = (id: string, disqualifies = false) => ({ id, label: { en: id }, disqualifies });

/** An agreement with one team: eight working hours to accept, sixteen to the first contact, and no more. */
export const agreement = (changes: Partial<HandoffSettings> = {}): HandoffSettings => ({
  routing: { rules: [{ when: null, team: 'sales' }], within: 'round-robin', sameAccountSamePerson: false },
  sla: { acceptHours: 8, contactHours: 16, remindHours: null, escalate: null, reassignAfterHours: null, hours: null },
  reasons: { recycle: [reason('not-now')], reject: [reason('student', true)], lost: [reason('price')] },
  recycleAfterDays: 90,
  buyingGroup: [],
  delivery: { mail: null, sender: 'marketing', slackUrlVariable: null, webhooks: [] },
  ...changes,
});

/** What the handoff lib is given by the app; keep `inForce` to change settings on the way. */
export function salesContext(
  team: Team,
  handoff: HandoffSettings = agreement(),
  workspace: Parameters<typeof settingsFor>[0] = {},
) {
  const inForce: { workspace: WorkspaceSettings; handoff: HandoffSettings } = {
    workspace: settingsFor({ teams: { sales: team }, ...workspace }),
    handoff,
  };
  const environment: Record<string, string> = {};
  return {
    inForce,
    environment,
    settings: () => inForce,
    tokens: tokensFor('a secret of the tests'),
    publicUrl: 'https://nurture.example.com',
    variable: (name: string): string | undefined => environment[name],
    signingKey: (endpoint: string | null): Buffer => Buffer.from(`key of ${endpoint}`),
  };
}

/** A warm lead, with a profile. @returns its id */
export async function warmLead(
  tx: Tx,
  email: string,
  fields: Readonly<Record<string, unknown>> = { firstName: 'Ann', company: 'Big & Co' },
): Promise<string> {
  const [row] = await tx.query<{ id: string }>(
    'INSERT INTO contact (email, created_at) VALUES ($1, nurture_now()) RETURNING id',
    [email],
  );
  const id = row?.id ?? '';
  await tx.query(
    `INSERT INTO contact_profile (contact_id, stage, stage_since, score, fields) VALUES ($1, 'sql', nurture_now(), 92, $2)`,
    [id, JSON.stringify(fields)],
  );
  return id;
}
