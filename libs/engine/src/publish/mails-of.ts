import type { FlowDocument, StreamItem } from '@nurture/core/flow';

/** What a flow sends: mails by name, and the streams that it takes them from. */
export interface Sends {
  readonly mails: readonly string[];
  readonly streams: readonly string[];
}

/** Finds what a flow may send, wherever its actions stand. */
export function sendsOf(document: FlowDocument, streams: Readonly<Record<string, readonly StreamItem[]>>): Sends {
  const mails = new Set<string>();
  const used = new Set<string>();
  walk(document.states, (action) => {
    if (typeof action.send === 'string') mails.add(action.send);
    if (typeof action.sendNext === 'string') used.add(action.sendNext);
    if (Array.isArray(action.variants)) for (const variant of action.variants) mails.add(variantName(variant));
  });
  for (const stream of used) for (const item of streams[stream] ?? []) mails.add(item.mail);
  return { mails: [...mails].sort(), streams: [...used].sort() };
}

function variantName(variant: unknown): string {
  if (typeof variant === 'string') return variant;
  return isObject(variant) && typeof variant.mail === 'string' ? variant.mail : '';
}

function walk(value: unknown, visit: (object: Record<string, unknown>) => void): void {
  if (Array.isArray(value)) for (const item of value) walk(item, visit);
  else if (isObject(value)) {
    visit(value);
    for (const child of Object.values(value)) walk(child, visit);
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
