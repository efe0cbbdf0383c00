import { compileMails, type WorkspaceMail } from '../../compile/mails';
import type { Finding } from '../../finding';
import type { WorkspaceRule } from './rule';

/** What compiling the mails finds: unknown variables, no unsubscribe link, broken markup. */
export const mails: WorkspaceRule = {
  rules: [
    'unknown-variable',
    'template-syntax',
    'missing-unsubscribe',
    'missing-postal-address',
    'mjml',
    'front-matter',
  ],
  check: async ({ workspace }) => (await compileMails(workspace)).flatMap(findingsOf),
};

function findingsOf({ file, compiled }: WorkspaceMail): Finding[] {
  return compiled.findings.map((finding) => ({
    rule: finding.rule,
    level: finding.level,
    message: finding.message,
    file: file.file.path,
    line: finding.line ?? 1,
    column: finding.column ?? 1,
    path: '',
    suggestion: finding.suggestion ?? null,
  }));
}
