import { type Finding, isValid, loadWorkspace, validateWorkspace } from '@nurture/workspace';
import { messageOf } from '@nurture/core/error';
import { type Check, checksOf } from './check';

const { ok, warning, problem } = checksOf('workspace');

/** Whether the workspace can be published, and whose names it sends under. */
export async function checkWorkspace(dir: string): Promise<{ checks: Check[]; domains: string[] }> {
  try {
    const findings = await validateWorkspace(dir);
    return { checks: [judgeFindings(dir, findings)], domains: sendingDomains(dir) };
  } catch (error) {
    const missing = problem(
      'valid',
      messageOf(error),
      'make one: nurture init my-workspace, and set NURTURE_WORKSPACE',
    );
    return { checks: [missing], domains: [] };
  }
}

function judgeFindings(dir: string, findings: readonly Finding[]): Check {
  const errors = findings.filter(({ level }) => level === 'error').length;
  if (!isValid(findings))
    return problem('valid', `${dir}: ${errors} error${errors === 1 ? '' : 's'}`, `see nurture validate ${dir}`);
  if (findings.length > 0)
    return warning(
      'valid',
      `${dir}: ${findings.length} warning${findings.length === 1 ? '' : 's'}`,
      `see nurture validate ${dir}`,
    );
  return ok('valid', dir);
}

/** Domains of the senders, each once. */
function sendingDomains(dir: string): string[] {
  const value = loadWorkspace(dir).workspace.settings?.value as { senders?: unknown } | undefined;
  const senders = Object.values(Object(value?.senders) as Record<string, unknown>);
  const emails = senders.map((sender) => (Object(sender) as { email?: unknown }).email);
  const domains = emails.map((email) => (typeof email === 'string' ? (email.split('@')[1] ?? '').toLowerCase() : ''));
  return [...new Set(domains.filter((domain) => /^[a-z0-9.-]+\.[a-z]+$/.test(domain)))];
}
