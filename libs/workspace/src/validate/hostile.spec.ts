import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Finding } from '../finding';
import { WorkspaceMissingError } from '../load/load-workspace';
import { FLOW_PATH, referenceFlow, removeTempWorkspaces, tempWorkspace } from '../../../../test/support/temp-workspace';
import { validateWorkspace } from './validate-workspace';

// The mail compiler takes a second to start, and much longer on a busy machine.
jest.setTimeout(60_000);
afterAll(removeTempWorkspaces);

const FULL = process.env['NURTURE_TEST_FULL'] === '1';

/** What a busy machine does to others doesn't count: the process's own seconds do. */
async function secondsOf<Answer>(work: () => Promise<Answer>): Promise<{ seconds: number; answer: Answer }> {
  const before = process.cpuUsage();
  const answer = await work();
  const { user, system } = process.cpuUsage(before);
  return { seconds: (user + system) / 1e6, answer };
}

async function rulesOf(flow: unknown): Promise<string[]> {
  return (await validateWorkspace(tempWorkspace({ [FLOW_PATH]: flow }))).map((finding) => finding.rule);
}

function flowText(): string {
  return JSON.stringify(referenceFlow(), null, 2);
}

describe('a hostile file', () => {
  it.each([
    ['is empty', '', ['json-syntax']],
    ['is only white space', ' \n\t ', ['json-syntax']],
    ['is binary', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe, 0x00]), ['not-text']],
    ['holds a NUL', '{"id": "a\u0000"}', ['not-text']],
    ['is UTF-16', new Uint8Array([0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]), ['not-text']],
    ['nests deeper than a parser can follow', '['.repeat(200_000), ['json-too-deep']],
    ['nests objects too deep', `${'{"a":'.repeat(150)}1${'}'.repeat(150)}`, ['json-too-deep']],
    ['is over 1 MB', `"${'x'.repeat(1024 * 1024)}"`, ['file-too-large']],
    ['has a comment', `// hello\n${flowText()}`, ['json-syntax']],
    ['has a comma too many', flowText().replace('"model"\n', '"model",\n'), ['json-syntax']],
    ['has a tab in a text', flowText().replace('"Whitepaper"', '"White\tpaper"'), ['json-syntax']],
    ['is a list', '[]', ['wrong-type']],
    ['is null', 'null', ['wrong-type']],
    ['is a number', '1e999', ['wrong-type']],
  ])('that %s gets a finding', async (_what, content, rules) => {
    const found = await rulesOf(content);
    expect(found.slice(0, rules.length)).toEqual(rules);
  });

  it('that names its properties after those of every object changes nothing else', async () => {
    const text = flowText().replace('"id"', '"__proto__": { "polluted": true }, "constructor": {}, "id"');
    expect(await rulesOf(text)).toEqual(['unknown-property', 'unknown-property']);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it.each(['__proto__', 'toString', 'constructor', 'hasOwnProperty'])(
    'does not find the state %s in thin air',
    async (name) => {
      const rules = await rulesOf(flowText().replace('"initial": "sent"', `"initial": "${name}"`));
      expect(rules).toContain(name.startsWith('_') ? 'bad-format' : 'unknown-target');
    },
  );

  it('with a byte order mark and CR LF is read, and places are those that an editor shows', async () => {
    const text = `\ufeff${flowText().replace('"initial": "sent"', '"initial": "nowhere"').replaceAll('\n', '\r\n')}`;
    const findings = await validateWorkspace(tempWorkspace({ [FLOW_PATH]: text }));
    const lines = text.slice(1).split('\r\n');
    const line = lines.findIndex((each) => each.includes('"nowhere"'));
    expect(findings.map(({ rule, line, column }) => ({ rule, line, column }))).toEqual([
      { rule: 'unknown-target', line: line + 1, column: (lines[line]?.indexOf('"nowhere"') ?? 0) + 1 },
    ]);
  });

  it('with thousands of mistakes is answered within seconds, with no more than somebody can read', async () => {
    const states = Object.fromEntries(
      Array.from({ length: 200 }, (_, i) => [
        `s${i}`,
        {
          on: Object.fromEntries(
            Array.from({ length: 40 }, (_, j) => [
              `e.e${j}`,
              { targte: 1, guard: { $and: [{ $or: [{ x: { $y: 1 } }] }] } },
            ]),
          ),
        },
      ]),
    );
    const dir = tempWorkspace({ [FLOW_PATH]: JSON.stringify({ ...referenceFlow(), states }) });
    const { seconds, answer: findings } = await secondsOf(() => validateWorkspace(dir));
    expect(findings.length).toBeGreaterThan(50);
    expect(findings.length).toBeLessThanOrEqual(200);
    expect(seconds).toBeLessThan(20);
  });

  it('with conditions nested as deep as may be is answered within seconds', async () => {
    const deep = `${'{"$and":['.repeat(44)}{"x":1}${']}'.repeat(44)}`;
    const text = flowText().replace(
      '"contact.score"',
      `"$or": [${Array.from({ length: 50 }, () => deep).join(',')}], "contact.score"`,
    );
    const { seconds, answer: rules } = await secondsOf(() => rulesOf(text));
    expect(rules).toContain('unknown-property');
    expect(seconds).toBeLessThan(20);
  });
});

describe('a folder that is no workspace', () => {
  it.each(['/nowhere/at/all', __filename])('%s is refused by name', async (path) => {
    await expect(validateWorkspace(path)).rejects.toThrow(WorkspaceMissingError);
    await expect(validateWorkspace(path)).rejects.toThrow(path);
  });

  it('that is empty lacks its three files', async () => {
    const dir = join(tempWorkspace(), 'empty');
    mkdirSync(dir);
    const findings = await validateWorkspace(dir);
    expect(findings.map(({ rule, file }) => `${rule} ${file}`)).toEqual([
      'file-missing handoff.json',
      'file-missing scoring.json',
      'file-missing workspace.json',
    ]);
  });

  it('or holds a folder, a circle of links or a locked file where a flow should be gets a finding for each', async () => {
    const dir = tempWorkspace();
    mkdirSync(join(dir, 'flows', 'folder.json'));
    symlinkSync('circle.json', join(dir, 'flows', 'circle.json'));
    writeFileSync(join(dir, 'flows', 'locked.json'), '{}');
    chmodSync(join(dir, 'flows', 'locked.json'), 0);
    const files = (await validateWorkspace(dir)).map(({ file }) => file);
    expect(files).toEqual(expect.arrayContaining(['flows/folder.json', 'flows/circle.json', 'flows/locked.json']));
  });
});

describe('a flow with one thing changed', () => {
  const document = referenceFlow();
  const places = placesOf(document);

  it('never crashes the checks, whatever stands there instead', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...places), fc.jsonValue({ maxDepth: 3 }), async (place, value) => {
        expectWellFormed(
          await validateWorkspace(tempWorkspace({ [FLOW_PATH]: JSON.stringify(put(document, place, value), null, 2) })),
        );
        removeTempWorkspaces();
      }),
      { numRuns: FULL ? 3000 : 60 },
    );
  }, 600_000);

  it('never crashes the checks, whichever character is gone, doubled or changed', async () => {
    const text = flowText();
    await fc.assert(
      fc.asyncProperty(
        fc.nat(text.length - 1),
        fc.constantFrom('', '"', '{', ']', ',', 'x', '\\', '\u0000', '\ud800'),
        async (at, char) => {
          expectWellFormed(
            await validateWorkspace(tempWorkspace({ [FLOW_PATH]: text.slice(0, at) + char + text.slice(at + 1) })),
          );
          removeTempWorkspaces();
        },
      ),
      { numRuns: FULL ? 3000 : 60 },
    );
  }, 600_000);
});

function expectWellFormed(findings: readonly Finding[]): void {
  for (const finding of findings) {
    expect(finding).toEqual({
      rule: expect.stringMatching(/^[a-z-]+$/) as string,
      level: expect.stringMatching(/^(error|warning)$/) as string,
      message: expect.stringMatching(/\S/) as string,
      file: expect.any(String) as string,
      line: expect.any(Number) as number,
      column: expect.any(Number) as number,
      path: expect.any(String) as string,
      suggestion: finding.suggestion === null ? null : (expect.any(String) as string),
    });
    expect(finding.line).toBeGreaterThan(0);
    expect(finding.column).toBeGreaterThan(0);
  }
}

type Place = readonly (string | number)[];

/** Every place of a document, from the outside in. */
function placesOf(value: unknown, here: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [here];
  const below = Object.entries(value).flatMap(([key, child]) =>
    placesOf(child, [...here, Array.isArray(value) ? Number(key) : key]),
  );
  return here.length === 0 ? below : [here, ...below];
}

function put(value: unknown, [first, ...rest]: Place, change: unknown): unknown {
  if (first === undefined) return change;
  if (Array.isArray(value))
    return value.map((item: unknown, index) => (index === first ? put(item, rest, change) : item));
  return Object.fromEntries(
    Object.entries(value as Record<string, unknown>).map(([key, item]) => [
      key,
      key === first ? put(item, rest, change) : item,
    ]),
  );
}
