import { textOf } from '../validate/json';
import { own } from '../validate/json';
import { type FlowView, mailsOf } from '../validate/flow-view';
import type { Workspace } from '../load/workspace';

export type MailUse = 'marketing' | 'service' | 'internal';

/**
 * What a mail is sent as: marketing unless everything that sends it says service; internal where only colleagues get
 * it. One that nothing sends is looked at as marketing.
 */
export function usesOfMails(workspace: Workspace, flows: readonly FlowView[]): ReadonlyMap<string, MailUse> {
  const uses = new Map<string, MailUse>();
  for (const name of internalMails(workspace, flows)) uses.set(name, 'internal');
  for (const { mail, kind } of flows.flatMap(sendsOf)) {
    if (uses.get(mail) !== 'marketing') uses.set(mail, kind);
  }
  for (const name of streamMails(workspace)) uses.set(name, 'marketing');
  return uses;
}

function sendsOf(flow: FlowView): { mail: string; kind: MailUse }[] {
  return flow.actions.flatMap((action) => {
    const kind = own(action.value, 'kind') === 'service' ? 'service' : 'marketing';
    return mailsOf(action).map(({ mail }) => ({ mail, kind }) as const);
  });
}

function internalMails(workspace: Workspace, flows: readonly FlowView[]): string[] {
  const notified = flows.flatMap((flow) =>
    flow.actions.flatMap(({ value }) => [own(value, 'template'), own(own(value, 'notify'), 'template')]),
  );
  const brief = own(own(workspace.handoff?.value, 'delivery'), 'mail');
  return [...notified, brief].map(textOf).filter((name) => name !== null);
}

function streamMails(workspace: Workspace): string[] {
  return workspace.streams
    .flatMap(({ file }) => (Array.isArray(file.value) ? (file.value as unknown[]) : []))
    .map((item) => textOf(own(item, 'mail')))
    .filter((name) => name !== null);
}
