import { compileFlow, type FlowDocument, type StreamItem } from '@nurture/core/flow';
import type { Tx } from '@nurture/store';
import { type NamedTest, type PinnedMails, testsOf } from './tests';

const READ_VERSIONS = /* sql */ `
SELECT v.number, v.document, v.mails, v.streams, v.number = f.current_version AS "isCurrent"
FROM flow f JOIN flow_version v ON v.flow_id = f.id WHERE f.id = $1 ORDER BY v.number`;

interface VersionRow {
  number: number;
  document: FlowDocument;
  mails: PinnedMails;
  streams: Record<string, StreamItem[]>;
  isCurrent: boolean;
}

/** A test of the version in force, with every version that it stands in unchanged. */
export interface RunningTest extends NamedTest {
  readonly flowId: string;
  readonly versions: readonly number[];
}

/** The tests of a flow's version in force; null where there is no such flow. */
export async function runningTests(tx: Tx, flowId: string): Promise<readonly RunningTest[] | null> {
  const rows = await tx.query<VersionRow>(READ_VERSIONS, [flowId]);
  const current = rows.find(({ isCurrent }) => isCurrent);
  if (current === undefined) return null;
  const tests = testsIn(current);
  if (tests.length === 0) return [];
  const prints = rows.map((row) => ({ number: row.number, tests: printsIn(row) }));
  return tests.map((test) => ({
    ...test,
    flowId,
    versions: prints.filter((version) => version.tests.has(test.fingerprint)).map(({ number }) => number),
  }));
}

function testsIn({ document, streams, mails }: VersionRow): readonly NamedTest[] {
  return testsOf(compileFlow(document, { streams }), mails);
}

/** An old version that can't be compiled any more has no part in a test of today. */
function printsIn(row: VersionRow): ReadonlySet<string> {
  try {
    return new Set(testsIn(row).map(({ fingerprint }) => fingerprint));
  } catch {
    return new Set();
  }
}
