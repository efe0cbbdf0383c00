import { groupBy } from '@nurture/core/collections';
import { createHash } from 'node:crypto';
import { type Hit, judgeMail, type Judgement } from '@nurture/core/evidence';
import type { Tx } from '@nurture/store';
import { type DueRow, type HitRow, hitOf, NEIGHBOURS, SCANNERS } from './hit-rows';

/** Hits of a mail so far from a new one have nothing to do with it. */
const AROUND_MS = 600_000;
/**
 * A scanner was convicted for so many others of the domain, so shortly before: it goes through a mailing as it comes in.
 * A longer time would take in people of an office whose scanner stands in their own network.
 */
const COLLEAGUES = 3;
const SCANNER_MS = 60_000;
/** Signs that come of other hits: what rests on them alone convicts nobody else. */
const BORROWED: ReadonlySet<string> = new Set(['scanner-of-the-domain', 'company-of-a-machine']);

export interface JudgedHit<Row extends HitRow = HitRow> {
  readonly row: Row;
  readonly judgement: Judgement;
  /** The agent, where it was convicted by its own doing. */
  readonly scanner: string | null;
}

export interface JudgedHits {
  readonly due: readonly JudgedHit<DueRow>[];
  /** Settled ones that turn out to be a machine's. */
  readonly revised: readonly JudgedHit[];
}

/** Judges hits together with all that was done with their mails around them. */
export async function judgeHits(tx: Tx, due: readonly DueRow[]): Promise<JudgedHits> {
  const mails = groupBy(due, (row) => row.mailId ?? `alone ${row.id}`);
  const neighbours = groupBy(await readNeighbours(tx, due), (row) => row.mailId ?? '');
  const known = await knownScanners(tx, due);
  const judged = [...mails].map(([mail, rows]) => {
    const ids = new Set(rows.map((row) => row.id));
    const others = (neighbours.get(mail) ?? []).filter((row) => !ids.has(row.id));
    const all: HitRow[] = [...rows, ...others];
    const hits = all.map(hitOf);
    const scanners = new Set<Hit>(hits.filter((_, index) => known.has(all[index]?.id ?? '')));
    const domain = rows[0]?.domain ?? null;
    const verdicts = judgeMail(hits, { knownScanners: scanners });
    const judge = <Row extends HitRow>(row: Row, index: number): JudgedHit<Row>[] => {
      const judgement = verdicts[index];
      return judgement ? [{ row, judgement, scanner: scannerOf(row, judgement, domain) }] : [];
    };
    return { due: rows.flatMap(judge), others: others.flatMap((row, index) => judge(row, rows.length + index)) };
  });
  return {
    due: judged.flatMap((mail) => mail.due),
    revised: judged.flatMap((mail) => mail.others).filter(isTurned),
  };
}

const isTurned = ({ row, judgement }: JudgedHit): boolean =>
  judgement.verdict === 'machine' && row.verdict !== null && row.verdict !== 'machine';

async function readNeighbours(tx: Tx, due: readonly DueRow[]): Promise<HitRow[]> {
  const spans = [...groupBy(due, (row) => row.mailId ?? '')].filter(([mail]) => mail !== '');
  const times = spans.map(([, rows]) => rows.map((row) => row.at));
  return tx.query<HitRow>(NEIGHBOURS, [
    spans.map(([mail]) => mail),
    times.map((at) => Math.min(...at) - AROUND_MS),
    times.map((at) => Math.max(...at) + AROUND_MS),
  ]);
}

/** Hits by an agent that was just convicted for several colleagues. */
async function knownScanners(tx: Tx, due: readonly DueRow[]): Promise<Set<string>> {
  const agents = due.flatMap((row) => {
    const agent = row.kind === 'open' ? null : agentOf(row, row.domain);
    return agent === null ? [] : [{ row, agent }];
  });
  if (agents.length === 0) return new Set();
  const times = due.map((row) => row.at);
  const rows = await tx.query<{ scanner: string; contacts: string[] }>(SCANNERS, [
    [...new Set(agents.map(({ agent }) => agent))],
    Math.min(...times) - SCANNER_MS,
    Math.max(...times),
  ]);
  const contactsOf = new Map(rows.map((row) => [row.scanner, row.contacts]));
  const known = agents.filter(
    ({ row, agent }) =>
      (contactsOf.get(agent) ?? []).filter((contact) => contact !== row.contactId).length >= COLLEAGUES,
  );
  return new Set(known.map(({ row }) => row.id));
}

function scannerOf(row: HitRow, judgement: Judgement, domain: string | null): string | null {
  const convictedItself = judgement.verdict === 'machine' && judgement.signs.some((sign) => !BORROWED.has(sign));
  return convictedItself ? agentOf(row, domain) : null;
}

/** The same program in the same network at the same receiving domain, in a form that tells no more than that. */
function agentOf({ evidence }: HitRow, domain: string | null): string | null {
  const { userAgent, network } = evidence;
  if (domain === null || domain === '' || network === null || userAgent === null) return null;
  return createHash('sha256').update(`${domain}\n${network}\n${userAgent}`).digest('base64url').slice(0, 22);
}
