import { createHash } from 'node:crypto';
import type { CompiledFlow, CompiledTest, FlowDocument } from '@nurture/core/flow';

/** Mail name → locale → id of its version, as a flow's version pins them. */
export type PinnedMails = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A test, and what makes it that test and no other. */
export interface NamedTest extends CompiledTest {
  readonly fingerprint: string;
}

/**
 * The tests of a version of a flow. A version that changes nothing about a test goes on with it: where it stands, its
 * variants, their shares and wording, the rule, and the goal where that decides. Anything else begins a new one.
 */
export function testsOf(flow: CompiledFlow, mails: PinnedMails): readonly NamedTest[] {
  return flow.tests.map((test) => ({ ...test, fingerprint: fingerprintOf(test, flow.document, mails) }));
}

function fingerprintOf(test: CompiledTest, { goal }: FlowDocument, mails: PinnedMails): string {
  const wording = test.action === null ? null : test.variants.map(({ name }) => mails[name] ?? null);
  const by = typeof test.winner === 'string' ? test.winner : test.winner?.by;
  const content = [test.place, test.variants, test.winner, wording, by === 'conversions' ? (goal ?? null) : null];
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 32);
}
