import type { Absence, Team, WorkspaceSettings } from '@nurture/core/workspace';
import type { Database, Tx } from '@nurture/store';

/** Days on which a salesperson isn't there, both included, as they entered them. */
export interface EnteredAbsence extends Absence {
  readonly id: string;
  readonly person: string;
}

const COLUMNS = `id, person, from_day::text AS "from", until_day::text AS until`;

/** What is entered and isn't over for long. */
export const listAbsences = (tx: Tx): Promise<EnteredAbsence[]> =>
  tx.query<EnteredAbsence>(
    `SELECT ${COLUMNS} FROM absence WHERE until_day > nurture_now() - interval '400 days' ORDER BY from_day, id`,
  );

/** Every process hears of it at once: no lead goes to who is away, and no clock runs for them. */
const changed = <T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> =>
  db.transaction(async (tx) => {
    const outcome = await work(tx);
    tx.notify('nurture_published');
    return outcome;
  });

/** @param absence days as `YYYY-MM-DD`, `until` not before `from` */
export const enterAbsence = (db: Database, person: string, { from, until }: Absence): Promise<EnteredAbsence> =>
  changed(db, async (tx) => {
    const [row] = await tx.query<EnteredAbsence>(
      `INSERT INTO absence (person, from_day, until_day, entered_at) VALUES ($1, $2, $3, nurture_now()) RETURNING ${COLUMNS}`,
      [person, from, until],
    );
    if (!row) throw new Error(`an absence of ${person} was not written`);
    return row;
  });

/** @returns false where they entered no such absence */
export const removeAbsence = (db: Database, person: string, id: string): Promise<boolean> =>
  changed(db, async (tx) => {
    const rows = await tx.query('DELETE FROM absence WHERE id = $1 AND person = $2 RETURNING 1', [id, person]);
    return rows.length > 0;
  });

/** The settings with what salespeople entered beside what workspace.json says of their absences. */
export function withAbsences(workspace: WorkspaceSettings, entered: readonly EnteredAbsence[]): WorkspaceSettings {
  if (entered.length === 0) return workspace;
  const teams = Object.entries(workspace.teams).map(([id, team]): [string, Team] => [
    id,
    {
      ...team,
      members: team.members.map((member) => ({
        ...member,
        absences: [
          ...member.absences,
          ...entered.filter(({ person }) => person === member.id).map(({ from, until }) => ({ from, until })),
        ],
      })),
    },
  ]);
  return { ...workspace, teams: Object.fromEntries(teams) };
}
