// How a new flow begins: a small one, or what somebody else wrote under an id of its own.

type FlowDocument = Readonly<Record<string, unknown>>;

export interface Beginning {
  readonly id: string;
  readonly name: string;
}

/** An id as flows have them, out of a name as people write them. */
export function idOf(name: string): string {
  const letters = name.normalize('NFKD').replace(/[\u0300-\u036f]/g, '');
  const id = letters.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, ''); // prettier-ignore
  return id.slice(0, 60).replace(/-+$/, '');
}

/** One mail, and an end a week later or at a click: the least that does something. */
export const smallFlow = (
  { id, name }: Beginning,
  { on, mail, topic }: { readonly on: string; readonly mail: string; readonly topic: string },
): FlowDocument => ({
  id,
  name,
  enrol: { on, again: 'never' },
  goal: { on: 'meeting.booked' },
  exit: [{ on: 'contact.unsubscribed' }],
  sending: { topic },
  initial: 'sent',
  states: {
    sent: { entry: [{ send: mail }], on: { 'mail.clicked': 'done' }, after: { '7 days': 'done' } },
    done: { type: 'final' },
  },
});

/** The same flow under another id and name. */
export const copyOf = (document: FlowDocument, { id, name }: Beginning): FlowDocument => {
  const { $schema: _, id: _id, name: _name, ...rest } = document;
  return { id, name, ...rest };
};
