import { accountScore, coverageOf, roleReader } from '@nurture/core/account';
import type { BriefAccount } from '@nurture/core/handoff';
import { textIn } from '@nurture/core/workspace';
import type { Tx } from '@nurture/store';
import type { SalesSettings } from './context';

/** The warmest colleagues that a brief names. */
const NAMED = 8;

interface Row {
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
SELECT c.id, c.email, coalesce(a.name, a.domain) AS account, coalesce(p.fields, '{}') AS fields, r.role AS "byHand",
       nullif(trim(concat_ws(' ', p.fields ->> 'firstName', p.fields ->> 'lastName')), '') AS name,
       coalesce(p.stage, 'lead') AS stage, coalesce(p.score, 0) AS score
FROM account a JOIN contact c ON c.account_id = a.id
LEFT JOIN contact_profile p ON p.contact_id = c.id
LEFT JOIN contact_role r ON r.contact_id = c.id
WHERE a.id = $1 ORDER BY p.score DESC NULLS LAST, c.id LIMIT 200`;

/** What sales is told of the lead's company: who else is known there, in which part, and which parts nobody is known for. */
export async function readAccount(
  tx: Tx,
  accountId: string,
  contactId: string,
  { workspace, handoff }: SalesSettings,
): Promise<BriefAccount | null> {
  const people = await tx.query<Row>(PEOPLE, [accountId]);
  const name = people[0]?.account ?? null;
  if (name === null) return null;
  const label = new Map(
    handoff.buyingGroup.map((role) => [role.id, textIn(role.label, workspace.locale, workspace.locale)]),
  );
  const read = roleReader(handoff.buyingGroup);
  const known = people.map((person) => ({ ...person, part: partOf(person, read) }));
  const coverage = coverageOf(handoff.buyingGroup, known.map(({ part }) => part)); // prettier-ignore
  return {
    name,
    contacts: people.length,
    colleagues: known
      .filter(({ id }) => id !== contactId)
      .slice(0, NAMED)
      .map((person) => ({
        name: person.name ?? person.email,
        role: typeof person.fields['role'] === 'string' ? person.fields['role'] : null,
        stage: person.stage,
        part: person.part === null ? null : (label.get(person.part) ?? null),
        score: person.score,
      })),
    score: accountScore(people).score,
    coverage: { known: coverage.known, of: coverage.of, missing: coverage.missing.map((id) => label.get(id) ?? id) },
  };
}

const partOf = ({ fields, email, stage, score, byHand }: Row, read: ReturnType<typeof roleReader>): string | null =>
  read({ byHand, values: { ...fields, email, stage, score } })?.role ?? null;
