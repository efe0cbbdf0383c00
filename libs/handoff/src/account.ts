import { accountScore, coverageOf, roleReader } from '@nurture/core/account';
import { groupBy } from '@nurture/core/collections';
import type { BriefAccount, BriefColleague } from '@nurture/core/handoff';
import { textIn } from '@nurture/core/workspace';
import type { Tx } from '@nurture/store';
import type { SalesSettings } from './context';

/** The warmest colleagues that a brief names. */
const NAMED = 8;

interface Row {
  readonly accountId: string;
  readonly id: string;
  readonly email: string;
  readonly account: string | null;
  readonly name: string | null;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly byHand: string | null;
  readonly stage: string;
  readonly score: number;
}

const PEOPLE = /* sql */ `
SELECT c.*, a.id AS "accountId", coalesce(a.name, a.domain) AS account
FROM account a, LATERAL (
  SELECT c.id, c.email, coalesce(p.fields, '{}') AS fields, r.role AS "byHand",
         nullif(trim(concat_ws(' ', p.fields ->> 'firstName', p.fields ->> 'lastName')), '') AS name,
         coalesce(p.stage, 'lead') AS stage, coalesce(p.score, 0) AS score
  FROM contact c
  LEFT JOIN contact_profile p ON p.contact_id = c.id
  LEFT JOIN contact_role r ON r.contact_id = c.id
  WHERE c.account_id = a.id ORDER BY p.score DESC NULLS LAST, c.id LIMIT 200
) AS c
WHERE a.id = ANY ($1::bigint[])`;

/** A company as one of its people is presented: the others are the colleagues. */
export type AccountOf = (contactId: string) => BriefAccount | null;

/**
 * What sales is told of leads' companies: who else is known there, in which part, and which parts nobody is known for.
 * @returns by account
 */
export async function readAccounts(
  tx: Tx,
  accountIds: readonly string[],
  settings: SalesSettings,
): Promise<ReadonlyMap<string, AccountOf>> {
  if (accountIds.length === 0) return new Map();
  const people = await tx.query<Row>(PEOPLE, [[...new Set(accountIds)]]);
  const accounts = [...groupBy(people, ({ accountId }) => accountId)];
  return new Map(accounts.map(([id, ofAccount]) => [id, accountOf(ofAccount, settings)]));
}

function accountOf(people: readonly Row[], { workspace, handoff }: SalesSettings): AccountOf {
  const name = people[0]?.account ?? null;
  if (name === null) return () => null;
  const label = new Map(
    handoff.buyingGroup.map((role) => [role.id, textIn(role.label, workspace.locale, workspace.locale)]),
  );
  const read = roleReader(handoff.buyingGroup);
  const known = people.map((person) => ({ ...person, part: partOf(person, read) }));
  const coverage = coverageOf(handoff.buyingGroup, known.map(({ part }) => part)); // prettier-ignore
  const all = {
    name,
    contacts: people.length,
    score: accountScore(people).score,
    coverage: { known: coverage.known, of: coverage.of, missing: coverage.missing.map((id) => label.get(id) ?? id) },
  };
  const colleagueOf = (person: (typeof known)[number]): BriefColleague => ({
    name: person.name ?? person.email,
    role: typeof person.fields['role'] === 'string' ? person.fields['role'] : null,
    stage: person.stage,
    part: person.part === null ? null : (label.get(person.part) ?? null),
    score: person.score,
  });
  return (contactId) => {
    const others = known.filter(({ id }) => id !== contactId).slice(0, NAMED);
    return { ...all, colleagues: others.map(colleagueOf) };
  };
}

const partOf = ({ fields, email, stage, score, byHand }: Row, read: ReturnType<typeof roleReader>): string | null =>
  read({ byHand, values: { ...fields, email, stage, score } })?.role ?? null;
