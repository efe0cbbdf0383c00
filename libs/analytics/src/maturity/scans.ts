import {
  LADDER,
  type LadderView,
  type MaturityAnswer,
  radar,
  type Rung,
  type ScanResult,
  scoreScan,
  standingOn,
} from '@nurture/core/maturity';
import type { Tx } from '@nurture/store';

/** A round of the maturity scan, or a part of it: what some people answered. */
export interface GivenScan {
  /** The sender's own; answers to the same one are added up. */
  readonly id: string;
  readonly name?: string;
  readonly answers: readonly MaturityAnswer[];
  /** Rungs of the ladder of online marketing that are in order. */
  readonly inOrder?: readonly Rung[];
}

/** A round with what it comes to. */
export interface ScanView extends ScanResult {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly ladder: LadderView | null;
  /** The chart, as SVG. */
  readonly radar: string;
}

const RECORD_SCAN = /* sql */ `
INSERT INTO maturity_scan (id, name, rungs, created_at) VALUES ($1, coalesce($2, $1), $3, nurture_now())
ON CONFLICT (id) DO UPDATE SET name = coalesce($2, maturity_scan.name), rungs = coalesce($3, maturity_scan.rungs)`;

const RECORD_ANSWERS = /* sql */ `
INSERT INTO maturity_answer (scan_id, person, perspective, phase, question, score, answered_at)
SELECT $1, person, perspective, phase, question, score, nurture_now()
FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::smallint[])
  AS given (person, perspective, phase, question, score)
ORDER BY person, phase, question
ON CONFLICT (scan_id, person, phase, question) DO UPDATE SET
  perspective = excluded.perspective, score = excluded.score, answered_at = excluded.answered_at`;

/** Records what people answered; who answers the same question again corrects it. Of two at once the later counts. */
export async function recordScan(tx: Tx, { id, name, answers, inOrder }: GivenScan): Promise<void> {
  await tx.query(RECORD_SCAN, [id, name ?? null, inOrder ?? null]);
  const last = [...new Map(answers.map((each) => [`${each.phase} ${each.question} ${each.person}`, each])).values()];
  await tx.query(RECORD_ANSWERS, [
    id,
    last.map(({ person }) => person),
    last.map(({ perspective }) => perspective),
    last.map(({ phase }) => phase),
    last.map(({ question }) => question),
    last.map(({ score }) => score),
  ]);
}

interface ScanRow {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly rungs: readonly string[] | null;
  readonly answers: readonly MaturityAnswer[];
}

const SCANS = /* sql */ `
SELECT s.id, s.name, to_jsonb(s.created_at) AS "createdAt", s.rungs,
       coalesce((SELECT jsonb_agg(jsonb_build_object('person', a.person, 'perspective', a.perspective, 'phase', a.phase,
                   'question', a.question, 'score', a.score))
                 FROM maturity_answer a WHERE a.scan_id = s.id), '[]') AS answers
FROM maturity_scan s WHERE $1::text IS NULL OR s.id = $1
ORDER BY s.created_at DESC, s.id LIMIT 100`;

/** The rounds so far, the latest first, each with what it comes to. */
export async function listScans(tx: Tx): Promise<ScanView[]> {
  return (await tx.query<ScanRow>(SCANS, [null])).map(viewOf);
}

export async function findScan(tx: Tx, id: string): Promise<ScanView | null> {
  const [row] = await tx.query<ScanRow>(SCANS, [id]);
  return row ? viewOf(row) : null;
}

function viewOf({ id, name, createdAt, rungs, answers }: ScanRow): ScanView {
  const result = scoreScan(answers);
  const inOrder = new Set(LADDER.filter((rung) => rungs?.includes(rung)));
  return { id, name, createdAt, ...result, ladder: rungs && standingOn(inOrder), radar: radar(result, name) };
}
