import Ajv, { type AnySchema, type ValidateFunction } from 'ajv';
import flow from '../../../../../schemas/flow.schema.json';
import flowTest from '../../../../../schemas/flow-test.schema.json';
import handoff from '../../../../../schemas/handoff.schema.json';
import mailSample from '../../../../../schemas/mail-sample.schema.json';
import migration from '../../../../../schemas/migration.schema.json';
import quiz from '../../../../../schemas/quiz.schema.json';
import scoring from '../../../../../schemas/scoring.schema.json';
import stream from '../../../../../schemas/stream.schema.json';
import workspace from '../../../../../schemas/workspace.schema.json';

/** The published schemas, by the first part of their file's name: editors and checks use the very same ones. */
export const SCHEMAS = {
  flow,
  'flow-test': flowTest,
  handoff,
  'mail-sample': mailSample,
  migration,
  quiz,
  scoring,
  stream,
  workspace,
};

export type SchemaName = keyof typeof SCHEMAS;
export const SCHEMA_NAMES = Object.keys(SCHEMAS) as SchemaName[];

let ajv: Ajv | undefined;

/** The check of a published schema; compiled when first asked for. */
export function validatorOf(name: SchemaName): ValidateFunction {
  const validate = instance().getSchema(fileOf(name));
  if (validate === undefined) throw new Error(`no schema ${name}`);
  return validate as ValidateFunction;
}

/** The check of a part of a schema, such as one branch of an `anyOf`. Compiled once per part. */
export function validatorOfPart(part: AnySchema): ValidateFunction {
  return instance().compile(part);
}

function instance(): Ajv {
  ajv ??= build();
  return ajv;
}

function build(): Ajv {
  const made = new Ajv({
    allErrors: true,
    verbose: true,
    // A command checks a few files: tidying the code of the checks costs more than it ever saves.
    code: { optimize: false },
    strict: true,
    // Types stand beside the branches, and `required` names properties of the schema around it.
    strictTypes: false,
    strictRequired: false,
  });
  // For editors alone.
  made.addVocabulary(['defaultSnippets', 'enumDescriptions']);
  for (const [name, schema] of Object.entries(SCHEMAS)) {
    const file = fileOf(name);
    made.addSchema(withWholeRefs(schema, file) as AnySchema, file);
  }
  return made;
}

function fileOf(name: string): string {
  return `${name}.schema.json`;
}

/** `#/definitions/x` → `flow.schema.json#/definitions/x`, so that any part of a schema can be compiled by itself. */
function withWholeRefs(value: unknown, file: string): unknown {
  if (Array.isArray(value)) return value.map((item) => withWholeRefs(item, file));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => {
      const local = key === '$ref' && typeof child === 'string' && child.startsWith('#');
      return [key, local ? file + String(child) : withWholeRefs(child, file)];
    }),
  );
}

/** The schema that a part refers to, by way of others too, or the part itself. */
export function resolvePart(part: unknown): unknown {
  if (typeof part !== 'object' || part === null || !('$ref' in part)) return part;
  return resolvePart(instance().getSchema(String(part.$ref))?.schema);
}
