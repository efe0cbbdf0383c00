import { channelOf, type Origin, sourceOf } from '@nurture/core/figures';
import type { Tx } from '@nurture/store';

/** Where somebody came from, as figures tell people apart; empty where nothing is known. */
export interface OriginKey {
  readonly channel: string;
  readonly source: string;
  readonly medium: string;
  readonly campaign: string;
  readonly page: string;
}

/** @param given as a contact keeps it, or as the first page view of a browser has it */
export const originKey = (given: Origin & { readonly page?: string | null }): OriginKey => ({
  channel: channelOf(given),
  source: sourceOf(given),
  medium: given.medium ?? '',
  campaign: given.campaign ?? '',
  page: given.page ?? '',
});

const COLUMNS = 'channel, source, medium, campaign, page';
const GIVEN = `unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) AS given (${COLUMNS})`;
const ADD = /* sql */ `
INSERT INTO figure_origin (${COLUMNS}) SELECT DISTINCT ${COLUMNS} FROM ${GIVEN} ORDER BY ${COLUMNS} ON CONFLICT DO NOTHING`;
const FIND = /* sql */ `SELECT id, ${COLUMNS} FROM figure_origin JOIN ${GIVEN} USING (${COLUMNS})`;

const textOf = ({ channel, source, medium, campaign, page }: OriginKey): string =>
  JSON.stringify([channel, source, medium, campaign, page]);

/** Their numbers, given where they have none yet. @returns a number for each, in their order */
export async function originIds(tx: Tx, keys: readonly OriginKey[]): Promise<number[]> {
  const different = [...new Map(keys.map((key) => [textOf(key), key])).values()];
  const columns = (['channel', 'source', 'medium', 'campaign', 'page'] as const).map((name) =>
    different.map((key) => key[name]),
  );
  const known = await tx.query<OriginKey & { id: number }>(FIND, columns);
  if (known.length < different.length) await tx.query(ADD, columns);
  const rows = known.length < different.length ? await tx.query<OriginKey & { id: number }>(FIND, columns) : known;
  const ids = new Map(rows.map((row) => [textOf(row), row.id]));
  return keys.map((key) => {
    const id = ids.get(textOf(key));
    if (id === undefined) throw new Error('an origin that was just written is not there');
    return id;
  });
}
