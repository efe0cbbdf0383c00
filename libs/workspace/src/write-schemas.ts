import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LoadedWorkspace } from './load/load-workspace';
import type { Workspace } from './load/workspace';
import { isObject, objectOf, own } from './validate/json';
import { namesOf } from './validate/names';
import { type SchemaName, SCHEMAS } from './validate/schema/schemas';

/** Where a workspace keeps the schemas for its editors. */
const FOLDER = 'schemas';

type Offers = Readonly<Record<string, readonly string[]>>;

/** Definitions of `flow.schema.json` that stand for names of the workspace. */
function offersOf(workspace: Workspace): Offers {
  const names = namesOf(workspace);
  const states = workspace.flows.flatMap((flow) => Object.keys(objectOf(own(flow.value, 'states'))));
  return {
    mailName: [...names.mails],
    streamName: [...names.streams],
    topicName: [...(names.topics ?? [])],
    teamName: [...(names.teams ?? [])],
    windowName: [...(names.windows ?? [])],
    flowId: [...names.flows],
    eventName: Object.keys(objectOf(own(workspace.settings?.value, 'events'))),
    stateName: [...new Set(states)],
  };
}

/**
 * Writes the published schemas into a workspace, with its own mails, topics, states and so on as proposals, so that an
 * editor completes them. They are proposals alone: whether a name exists is for the checks to say, which know of a mail
 * that was added a minute ago.
 * @param schemasDir the published schemas
 * @returns the files written, relative to the workspace
 */
export function writeSchemas({ workspace }: LoadedWorkspace, schemasDir: string): string[] {
  const dir = join(workspace.dir, FOLDER);
  mkdirSync(dir, { recursive: true });
  const offers = offersOf(workspace);
  return readdirSync(schemasDir)
    .filter((name) => name.endsWith('.schema.json'))
    .map((name) => {
      writeIfOther(join(dir, name), textOf(join(schemasDir, name), offers));
      return `${FOLDER}/${name}`;
    });
}

function textOf(path: string, offers: Offers): string {
  const text = readFileSync(path, 'utf8');
  const schema = objectOf(JSON.parse(text) as unknown);
  const offered = withOffers(schema, offers);
  return offered === schema ? text : `${JSON.stringify(offered, null, 2)}\n`;
}

/** A published schema with the workspace's own names as proposals: for an editor that reads no files. */
export const schemaFor = ({ workspace }: LoadedWorkspace, name: SchemaName): object =>
  withOffers(SCHEMAS[name], offersOf(workspace));

/** The very same schema where it has nothing to propose. */
function withOffers(schema: object, offers: Offers): object {
  const definitions = objectOf(own(schema, 'definitions'));
  if (!Object.keys(offers).some((name) => isObject(definitions[name]))) return schema;
  const offered = Object.entries(definitions).map(([name, definition]) => [name, offering(definition, offers[name])]);
  return { ...schema, definitions: Object.fromEntries(offered) as unknown };
}

/** The same, with values that an editor proposes; any other is as good as before. */
function offering(definition: unknown, values: readonly string[] = []): unknown {
  return values.length === 0 ? definition : { anyOf: [{ enum: [...values].sort() }, definition] };
}

/** A file that says so already keeps its date, and an editor its peace. */
function writeIfOther(path: string, text: string): void {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return;
  writeFileSync(path, text);
}
