import type { CompiledFlow, TriggerDocument } from '../flow';

/** The event that would enrol into a flow: its first trigger's, with the properties that its guard asks for by equality. */
export function usualTrigger(flow: CompiledFlow): { type: string; properties: Record<string, unknown> } | null {
  const triggers = [flow.document.enrol ?? []].flat() as readonly TriggerDocument[];
  const trigger = triggers.find((each) => each.on !== undefined);
  const type = trigger && [trigger.on].flat()[0];
  if (!trigger || type === undefined) return null;
  return { type, properties: askedFor(trigger.guard) };
}

function askedFor(guard: TriggerDocument['guard']): Record<string, unknown> {
  if (typeof guard !== 'object') return {};
  const asked = Object.entries(guard).flatMap(([path, value]) => {
    const plain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    return path.startsWith('event.') && plain ? [[path.slice('event.'.length), value] as const] : [];
  });
  return Object.fromEntries(asked);
}
