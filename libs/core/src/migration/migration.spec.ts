import Ajv from 'ajv';
import fc from 'fast-check';
import schema from '../../../../schemas/migration.schema.json';
import { small } from '../../../../test/reference/stroll';
import { compileFlow } from '../flow';
import { mergePreviews, parseFlowMap, parseMigration, placesOf, type MigrationGroup } from '.';

const fin = { type: 'final' } as const;
const target = compileFlow(
  small({
    a: { after: { '3 days': 'b' } },
    b: fin,
    fork: { type: 'choice', branches: [], else: 'a' },
  }),
);
const enter = (to: string) => ({ to, enter: true });
const stay = (to: string) => ({ to, enter: false });

describe('a migration map', () => {
  it('is read with places, entering and versions; what it does not say is the same', () => {
    const flows = { f: { states: { x: 'a', y: { to: 'b', enter: true }, z: { to: 'a' } }, from: [1, 2] }, g: {} };
    expect(parseMigration({ $schema: 'x', flows })).toEqual({
      ok: true,
      map: {
        f: { states: { x: stay('a'), y: enter('b'), z: stay('a') }, from: [1, 2] },
        g: { states: {}, from: null },
      },
    });
    expect(parseFlowMap({})).toEqual({ ok: true, map: { states: {}, from: null } });
  });

  it('names each thing that is wrong, and where', () => {
    const flows = { f: { states: { x: { enter: 'yes' } }, from: [0], more: 1 }, g: [] };
    const parsed = parseMigration({ flows });
    expect(parsed.ok ? [] : parsed.problems.map(({ path, message }) => `${path} ${message}`)).toEqual([
      'flows.f.more is unknown; known: states, from',
      'flows.f.states.x.to must name a state',
      'flows.f.states.x.enter must be true or false',
      'flows.f.from must be a list of version numbers',
      'flows.g must be an object',
    ]);
    expect(parseMigration({ flows: { f: { states: null } } })).toMatchObject({
      problems: [{ path: 'flows.f.states' }],
    });
    expect(parseMigration([])).toMatchObject({ ok: false });
    expect(parseMigration({ flows: {} })).toEqual({
      ok: false,
      problems: [{ path: 'flows', message: 'names no flow' }],
    });
  });

  it('is taken exactly where the published schema takes it', () => {
    const accepts = new Ajv({ strictRequired: false }).compile(schema);
    const place = fc.oneof(
      fc.constantFrom('a', 'b'),
      fc.record(
        { to: fc.oneof(fc.constant('a'), fc.integer()), enter: fc.oneof(fc.boolean(), fc.constant('x')) },
        { requiredKeys: [] },
      ),
      fc.jsonValue({ maxDepth: 1 }),
    );
    const flow = fc.oneof(
      fc.record(
        {
          states: fc.oneof(fc.dictionary(fc.constantFrom('x', 'y'), place), fc.jsonValue({ maxDepth: 1 })),
          from: fc.oneof(fc.array(fc.integer({ min: -1, max: 9 })), fc.jsonValue({ maxDepth: 1 })),
          more: fc.constant(1),
        },
        { requiredKeys: [] },
      ),
      fc.jsonValue({ maxDepth: 1 }),
    );
    const file = fc.oneof(
      fc.record(
        { flows: fc.dictionary(fc.constantFrom('f', 'g'), flow), $schema: fc.constant('s') },
        { requiredKeys: [] },
      ),
      fc.jsonValue({ maxDepth: 2 }),
    );
    fc.assert(
      fc.property(file, (value) => {
        expect([parseMigration(value).ok, value]).toEqual([accepts(value), value]);
      }),
      { numRuns: 500 },
    );
  });
});

describe('where people go', () => {
  const people = new Map([
    ['a', 3],
    ['old', 2],
  ]);
  const known = new Set(['a', 'old', 'empty']);

  it('is the state of the same name, or what the map says', () => {
    const { places, misfits } = placesOf({ states: { old: enter('b'), empty: stay('a') } }, target, people, known);
    expect(misfits).toEqual([]);
    expect([...places]).toEqual([
      ['a', stay('a')],
      ['old', enter('b')],
      ['empty', stay('a')],
    ]);
  });

  it('is missed by a state that has none, with how many are in it', () => {
    const why = (states: Parameters<typeof placesOf>[0]['states']) =>
      placesOf({ states }, target, people, known).misfits.map(
        (misfit) => `${misfit.people} ${misfit.state} ${misfit.why}`,
      );
    expect(why({})).toEqual(['2 old no-place']);
    expect(why({ old: stay('gone') })).toEqual(['2 old no-such-target']);
    expect(why({ old: stay('fork') })).toEqual(['2 old passing']);
    expect(why({ old: stay('a'), strange: stay('a') })).toEqual(['0 strange no-such-state']);
  });
});

describe('a preview', () => {
  const group = (more: Partial<MigrationGroup>): MigrationGroup => ({
    ...{ version: 1, state: 'a', to: 'a', enters: false, people: 1, setAside: 0, next: [] },
    ...more,
  });
  const next = (by: string, at: number | null) => ({ by, to: [], sends: [], people: 1, earliest: at, latest: at });

  it('adds people up by version, state and place, and their next steps with the first and the last date', () => {
    const groups = mergePreviews([
      group({ next: [next('3 days', 50)] }),
      group({ next: [next('3 days', 20)], setAside: 1 }),
      group({ next: [next('event', null)] }),
      group({ version: 2 }),
    ]);
    expect(groups).toEqual([
      group({
        people: 3,
        setAside: 1,
        next: [{ ...next('3 days', 20), people: 2, latest: 50 }, { ...next('event', null) }],
      }),
      group({ version: 2 }),
    ]);
  });
});
