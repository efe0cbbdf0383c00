import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LoadedWorkspace } from './load/load-workspace';
import type { Workspace } from './load/workspace';
import { isObject, objectOf, own } from './validate/json';
import { namesOf } from './validate/names';

/** Where a workspace keeps the schemas for its editors. */
const FOLDER = 'schemas';

/** Definitions of `flow.schema.json` that stand for names of the workspace. */
function offersOf(workspace: Workspace): Readonly<Record<string, readonly string[]>> {
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

function textOf(path: string, offers: Readonly<Record<string, readonly string[]>>): string {
  const text = readFileSync(path, 'utf8');
  const schema = objectOf(JSON.parse(text) as unknown);
  const definitions = objectOf(own(schema, 'definitions'));
  if (!Object.keys(offers).some((name) => isObject(definitions[name]))) return text;
  const offered = Object.entries(definitions).map(([name, definition]) => [name, offering(definition, offers[name])]);
  return `${JSON.stringify({ ...schema, definitions: Object.fromEntries(offered) as unknown }, null, 2)}\n`;
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
