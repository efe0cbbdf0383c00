import fc from 'fast-check';
import { settingsFor } from '../../../../test/support/people';
import type { IncomingEvent } from './incoming';
import { judge, rulesFor } from './judge';

const NOW = Date.UTC(2026, 10, 21, 9, 30);
const rules = rulesFor(settingsFor(), NOW, () => 'made-up-id');
const event = { id: 'e1', type: 'asset.downloaded', email: 'ann@example.com' } as const;
const refusals = (...events: readonly unknown[]) => {
  const judged = judge(events as IncomingEvent[], rules);
  return 'refusals' in judged ? judged.refusals : [];
};
const codes = (given: object) => refusals({ ...event, ...given }).map(({ code, field }) => `${field}: ${code}`);
const accepted = (given: object) => {
  const judged = judge([{ ...event, ...given }], rules);
  if ('refusals' in judged) throw new Error(JSON.stringify(judged.refusals));
  return judged.events[0];
};

describe('an event from outside', () => {
  it('is taken with the one spelling of its address, the time of receipt and tidy fields', () => {
    const contact = { firstName: ' Ann ', country: 'nl', lastName: '', company: null };
    expect(accepted({ email: 'Ann+Tag@Example.COM', contact, id: undefined })).toMatchObject({
      id: 'made-up-id',
      email: 'ann+tag@example.com',
      at: NOW,
      fields: { firstName: 'Ann', country: 'NL' },
    });
    expect(Object.keys(accepted({ contact })?.fields ?? {})).toEqual(['firstName', 'country']);
  });

  it('of an unknown type is refused with what was probably meant', () => {
    expect(refusals({ ...event, type: 'asset.download' })).toEqual([
      expect.objectContaining({
        index: 0,
        field: 'type',
        code: 'unknown-event-type',
        hint: 'Did you mean `asset.downloaded`?',
      }),
    ]);
    expect(codes({ type: 'constructor' })).toEqual(['type: unknown-event-type']);
  });

  it.each(['mail.opened', 'contact.created', 'consent.given', 'handoff.created', 'stage.changed', 'stream.exhausted'])(
    'may not be %s, which the product alone says',
    (type) => expect(codes({ type })).toEqual(['type: not-from-outside']),
  );

  it('may be of a type that the workspace declares, with the types of its properties', () => {
    expect(codes({ type: 'trial.started', properties: { endsAt: '2026-12-01', seats: 5 } })).toEqual([]);
    expect(codes({ type: 'trial.started', properties: { endsAt: 'soon', seats: '5' } })).toEqual([
      'properties.endsAt: wrong-type',
      'properties.seats: wrong-type',
    ]);
  });

  it.each([
    '',
    'ann',
    'ann@',
    'a@b@c.nl',
    'ann@example.com\r\nBcc: x@y.nl',
    '<ann@example.com>',
    'ann@example.com, b@c.nl',
  ])('with the address %j is refused', (email) => expect(codes({ email })).toEqual(['email: bad-address']));

  it('may lie in the past as far as it likes, but at most 5 minutes ahead', () => {
    expect(codes({ at: '2026-11-01T00:00:00Z' })).toEqual([]);
    expect(accepted({ at: '2026-11-21T09:34:59Z' })?.at).toBe(NOW);
    expect(codes({ at: '2026-11-21T09:35:01Z' })).toEqual(['at: in-the-future']);
    expect(codes({ at: '2026-11-21T09:30:00' })).toEqual(['at: bad-time']);
    expect(codes({ at: '2026-02-30T09:30:00Z' })).toEqual(['at: bad-time']);
    expect(codes({ at: '1970-01-01T00:00:00Z' })).toEqual(['at: too-long-ago']);
  });

  it('with what the database cannot keep is refused, and told where', () => {
    expect(codes({ properties: { a: { b: ['x', 'nul\0'] } } })).toEqual(['properties.a.b[1]: control-character']);
    expect(codes({ contact: { firstName: '\ud800' } })).toEqual(['contact.firstName: control-character']);
    expect(codes({ properties: JSON.parse('{"__proto__": {"admin": true}}') as object })).toEqual([
      'properties: bad-key',
    ]);
    expect(codes({ id: 'nul\0' })).toEqual(['id: control-character']);
  });

  it('that is too long, too deep or too large is refused', () => {
    const deep = JSON.parse('{"a":'.repeat(2_000) + '1' + '}'.repeat(2_000)) as object;
    expect(codes({ properties: deep })).toEqual([expect.stringContaining('too-deep')]);
    expect(codes({ properties: { text: 'x'.repeat(8_001) } })).toEqual(['properties.text: too-long']);
    expect(codes({ properties: { list: Array.from({ length: 300 }, () => 1) } })).toEqual([
      expect.stringContaining('too-many'),
    ]);
    expect(codes({ id: 'x'.repeat(201) })).toEqual(['id: bad-id']);
  });

  it('may not invent fields of a contact, and codes must be ones that can be computed with', () => {
    expect(refusals({ ...event, contact: { firstname: 'Ann' } })[0]).toMatchObject({
      field: 'contact.firstname',
      hint: 'Did you mean `firstName`?',
    });
    expect(codes({ contact: { timezone: 'Amsterdam', locale: 'Dutch!', country: 'Nederland' } })).toEqual([
      'contact.timezone: bad-value',
      'contact.locale: bad-value',
      'contact.country: bad-value',
    ]);
  });

  it('says yes to something or nothing: a box left empty is no consent and no withdrawal', () => {
    expect(accepted({ consent: { mail: false, tracking: false } })?.consent).toBeNull();
    expect(codes({ consent: { mail: 'yes' } })).toEqual(['consent.mail: wrong-type']);
    expect(codes({ consent: { mail: true, topics: ['newsleter'] } })).toEqual(['consent.topics[0]: unknown-name']);
  });
});

describe('a batch', () => {
  it('is refused whole, and names every wrong one', () => {
    const found = refusals(event, { ...event, type: 'x' }, event, { ...event, email: 'x', at: 'y' });
    expect(found.map(({ index, field }) => `${index} ${field}`)).toEqual(['1 type', '3 email', '3 at']);
  });

  it('holds 1 to 1,000 events', () => {
    expect(refusals()[0]?.code).toBe('empty');
    expect(refusals(...Array.from({ length: 1_000 }, () => event))).toEqual([]);
    expect(refusals(...Array.from({ length: 1_001 }, () => event))).toEqual([
      expect.objectContaining({ code: 'too-many-events' }),
    ]);
  });

  it('gets an answer whatever is in it', () => {
    const anything = fc.record(
      {
        id: fc.anything(),
        type: fc.anything(),
        email: fc.anything(),
        at: fc.anything(),
        properties: fc.anything(),
        contact: fc.anything(),
        consent: fc.anything(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(anything, fc.anything()), { maxLength: 3 }), (batch) => {
        const judged = judge(batch as IncomingEvent[], rules);
        expect('refusals' in judged ? judged.refusals.length : judged.events.length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });
});
