import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import { galleryDir, galleryProgrammes, initWorkspace } from './init';
import { loadWorkspace } from './load/load-workspace';
import { removeTempWorkspaces, tempWorkspace } from '../../../test/support/temp-workspace';
import { validateWorkspace } from './validate/validate-workspace';
import { writeSchemas } from './write-schemas';

// The mail compiler takes a second to start, and much longer on a busy machine.
jest.setTimeout(60_000);
afterAll(removeTempWorkspaces);

const ROOT = resolve(__dirname, '../../..');
const STARTER = join(ROOT, 'templates');
const SCHEMAS = join(ROOT, 'schemas');

interface FlowSchema {
  readonly definitions: Readonly<Record<string, { readonly anyOf?: readonly [{ readonly enum: readonly string[] }] }>>;
}

/** What an editor proposes for a name in a flow. */
function proposed(dir: string, definition: string): readonly string[] {
  const schema = JSON.parse(readFileSync(join(dir, 'schemas/flow.schema.json'), 'utf8')) as FlowSchema;
  return schema.definitions[definition]?.anyOf?.[0].enum ?? [];
}

function ajvOf(dir: string): ValidateFunction {
  const schema = JSON.parse(readFileSync(join(dir, 'schemas/flow.schema.json'), 'utf8')) as object;
  return new Ajv({ strict: false }).compile(schema);
}

describe('a new workspace', () => {
  it('is valid, and each $schema points at a file inside it', async () => {
    const dir = join(tempWorkspace(), 'made', 'here');
    const made = initWorkspace(dir, STARTER, SCHEMAS);
    if (!made.ok) throw new Error(made.message);
    expect(await validateWorkspace(dir)).toEqual([]);
    const documents = made.files.filter((file) => file.endsWith('.json') && !file.startsWith('schemas/'));
    expect(documents.length).toBeGreaterThan(4);
    for (const file of documents) {
      const { $schema } = JSON.parse(readFileSync(join(dir, file), 'utf8')) as { $schema: string };
      const schema = resolve(dirname(join(dir, file)), $schema);
      expect(schema.startsWith(join(dir, 'schemas'))).toBe(true);
      expect(existsSync(schema)).toBe(true);
    }
  });

  it('has schemas that propose its own mails, topics, teams and states to an editor, and refuse no other', () => {
    const dir = join(tempWorkspace(), 'made');
    initWorkspace(dir, STARTER, SCHEMAS);
    expect(proposed(dir, 'mailName')).toContain('whitepaper-reminder');
    expect(proposed(dir, 'topicName')).toContain('whitepapers');
    expect(proposed(dir, 'windowName')).toContain('office-hours');
    expect(proposed(dir, 'stateName')).toContain('deepDive');
    expect(proposed(dir, 'flowId')).toEqual(['b2b-maturity-whitepaper']);
    const check = ajvOf(dir);
    const flow = JSON.parse(readFileSync(join(dir, 'flows/b2b-maturity-whitepaper.json'), 'utf8')) as object;
    expect(check(flow)).toBe(true);
    expect(check({ ...flow, initial: 'someOther' })).toBe(true);
    expect(check({ ...flow, initial: 'no name' })).toBe(false);
  });

  it('proposes what was added since, once its schemas are written anew, and leaves those alone that say so already', () => {
    const dir = join(tempWorkspace(), 'made');
    initWorkspace(dir, STARTER, SCHEMAS);
    const before = statSync(join(dir, 'schemas/scoring.schema.json')).mtimeMs;
    writeFileSync(join(dir, 'mails/extra.hbs'), '---\nsubject: Extra\n---\nHello');
    expect(writeSchemas(loadWorkspace(dir), SCHEMAS)).toContain('schemas/flow.schema.json');
    expect(proposed(dir, 'mailName')).toContain('extra');
    expect(statSync(join(dir, 'schemas/scoring.schema.json')).mtimeMs).toBe(before);
  });

  it('is the starter without the gallery, unless it begins as a programme of it', async () => {
    const [plain, webinar] = [join(tempWorkspace(), 'plain'), join(tempWorkspace(), 'webinar')];
    initWorkspace(plain, STARTER, SCHEMAS);
    initWorkspace(webinar, galleryDir(STARTER, 'webinar'), SCHEMAS);
    expect(galleryProgrammes(STARTER)).toContain('webinar');
    expect(existsSync(join(plain, 'gallery'))).toBe(false);
    expect(existsSync(join(webinar, 'flows/webinar.json'))).toBe(true);
    expect(await validateWorkspace(webinar)).toEqual([]);
  });

  it('is made in an empty folder', () => {
    const dir = join(tempWorkspace(), 'empty');
    mkdirSync(dir);
    expect(initWorkspace(dir, STARTER, SCHEMAS).ok).toBe(true);
  });

  it('never overwrites: a folder with anything in it, and a file, are refused by name', () => {
    const dir = tempWorkspace();
    const file = join(dir, 'workspace.json');
    const before = readFileSync(file, 'utf8');
    expect(initWorkspace(dir, STARTER, SCHEMAS)).toEqual({
      ok: false,
      message: expect.stringContaining(`${dir} is not empty`) as string,
    });
    expect(initWorkspace(file, STARTER, SCHEMAS)).toEqual({
      ok: false,
      message: expect.stringContaining(`${file} is a file`) as string,
    });
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  it('that can not be written says why', () => {
    const file = join(tempWorkspace(), 'file');
    writeFileSync(file, '');
    const made = initWorkspace(join(file, 'below'), STARTER, SCHEMAS);
    expect(made).toEqual({ ok: false, message: expect.stringContaining('no folder') as string });
  });
});
