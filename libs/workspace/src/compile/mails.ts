import { asList, objectOf, own } from '../validate/json';
import { type FlowView, viewFlow } from '../validate/flow-view';
import { namesOf, type Names } from '../validate/names';
import { type CompiledSource, compileMail, type KnownVariables, type MailSource } from '../mails';
import type { TemplateFile, Workspace } from '../load/workspace';
import { type MailUse, usesOfMails } from './mail-kind';

/** A mail of the workspace in one language, compiled, with what is wrong with it. */
export interface WorkspaceMail {
  readonly name: string;
  /** The language it is in; the workspace's own where the file names none. */
  readonly locale: string;
  readonly use: MailUse;
  readonly file: TemplateFile;
  readonly compiled: CompiledSource;
}

const FALLBACK_LOCALE = 'en';

const compiling = new WeakMap<Workspace, Promise<readonly WorkspaceMail[]>>();

/** Compiles every mail of a workspace, once: checking and compiling share the outcome. */
export function compileMails(workspace: Workspace): Promise<readonly WorkspaceMail[]> {
  const before = compiling.get(workspace);
  if (before !== undefined) return before;
  const now = compileAll(workspace);
  compiling.set(workspace, now);
  return now;
}

/** Takes what compiling the very same files came to before, in their order. */
export function takeCompiled(workspace: Workspace, compiled: readonly CompiledSource[]): void {
  compiling.set(workspace, Promise.resolve(inWorkspace(workspace, compiled)));
}

async function compileAll(workspace: Workspace): Promise<readonly WorkspaceMail[]> {
  const sourceOf = mailSourcesOf(workspace);
  const compiled: CompiledSource[] = [];
  for (const file of workspace.mails) compiled.push(await compileMail(sourceOf(file)));
  return inWorkspace(workspace, compiled);
}

function inWorkspace(workspace: Workspace, compiled: readonly CompiledSource[]): WorkspaceMail[] {
  const uses = usesOf(workspace);
  const locale = own(workspace.settings?.value, 'locale');
  const usual = typeof locale === 'string' ? locale : FALLBACK_LOCALE;
  return workspace.mails.flatMap((file, index) => {
    const { name } = file;
    const one = compiled[index];
    return one ? [{ name, locale: file.locale ?? usual, use: uses(name), file, compiled: one }] : [];
  });
}

function usesOf(workspace: Workspace): (name: string) => MailUse {
  const uses = usesOfMails(workspace, workspace.flows.map(viewFlow));
  return (name) => uses.get(name) ?? 'marketing';
}

/** A mail's file as the compiler takes it: what it is sent as, and what it may read. */
export function mailSourcesOf(workspace: Workspace): (file: TemplateFile) => MailSource {
  const flows = workspace.flows.map(viewFlow);
  const useOf = usesOf(workspace);
  const known = knownVariables(namesOf(workspace), flows);
  const address = asList(own(own(workspace.settings?.value, 'company'), 'address')).map(String);
  const images = new Set(workspace.assets.map(({ name }) => name));
  return (file) => {
    const use = useOf(file.name);
    return {
      source: file.file.text,
      format: file.format,
      kind: use === 'marketing' ? 'marketing' : 'service',
      known: use === 'internal' ? [...known, ...INTERNAL] : known,
      postalAddress: address,
      images,
    };
  };
}

/** What mails to colleagues may read besides. */
const INTERNAL: KnownVariables = ['handoff.*', 'person.*', 'team.*', 'flow.*', 'links.*', 'score.*', 'lead.*'];

const PROVIDED: KnownVariables = [
  'company.name',
  'company.address',
  'company.website',
  'company.privacyUrl',
  'company.email',
  'company.phone',
  'company.logo',
  'company.color',
  'sender.name',
  'sender.email',
  'sender.phone',
  'sender.replyTo',
  'topic.id',
  'topic.name',
  'topic.description',
  'asset.id',
  'asset.title',
  'mail.name',
  'mail.locale',
  'site.url',
  'links.unsubscribe',
  'links.preferences',
  'links.download',
  'links.page',
  'links.confirm',
  'links.rate',
  'links.rate1',
  'links.rate2',
  'links.rate3',
  'links.rate4',
  'links.rate5',
  'links.privacy',
];

/** Everything that a mail of this workspace may read. */
function knownVariables(names: Names, flows: readonly FlowView[]): KnownVariables {
  const under = (root: string, fields: Iterable<string> | null): string[] =>
    fields === null ? [`${root}.*`] : [...fields].map((field) => `${root}.${field}`);
  const events = names.events === null ? null : new Set([...names.events.values()].flatMap((fields) => [...fields]));
  return [
    ...PROVIDED,
    ...under('contact', names.contactFields),
    ...under('account', names.accountFields),
    ...under('event', events),
    ...under('enrolment', new Set(['enrolledAt', 'visits.*', ...flows.flatMap(rememberedBy)])),
  ];
}

function rememberedBy(flow: FlowView): string[] {
  return [flow.document, ...flow.triggers.map((trigger) => trigger.value)].flatMap((holder) =>
    Object.keys(objectOf(own(holder, 'remember'))),
  );
}
