import type { Tx } from '@nurture/store';

const TAKE = /* sql */ `
SELECT nextval((SELECT pg_get_serial_sequence('enrolment', 'id'))::regclass)::text AS id FROM generate_series(1, $1)`;

/** So many ids are fetched at once: a sequence knows no gaps that matter. */
const BLOCK = 500;

/** Ids of enrolments, taken from the database's sequence beforehand, so that deciding needs no database. */
export class EnrolmentIds {
  private readonly ids: string[] = [];

  /** Makes sure that so many can be handed out without asking. */
  async reserve(tx: Tx, count: number): Promise<void> {
    const missing = count - this.ids.length;
    if (missing <= 0) return;
    const rows = await tx.query<{ id: string }>(TAKE, [missing + BLOCK]);
    this.ids.push(...rows.map((row) => row.id));
  }

  readonly next = (): string => {
    const id = this.ids.shift();
    if (id === undefined) throw new Error('no id was reserved for a new enrolment');
    return id;
  };
}
