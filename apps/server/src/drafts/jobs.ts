import { explainFlow, type ExplainedSection, type ExplainLocale } from '@nurture/core/explain';
import { type FlowGraph, flowGraph, type Picture, placed } from '@nurture/core/picture';
import {
  checkDraft,
  type Finding,
  type GalleryFlow,
  galleryFlows,
  listMailTemplates,
  loadWorkspace,
  mailTemplate,
  type MailTemplate,
  previewMail,
  type PreviewScene,
  type RenderedPreview,
  schemaFor,
  type SchemaName,
  type SoundDraft,
} from '@nurture/workspace';
import { measurableTypes, tryFlow } from './trial';

/** A flow that somebody is writing, and where it belongs. */
export interface Draft {
  /** The workspace's folder. */
  readonly workspace: string;
  readonly text: string;
  /** The id of the flow that it will replace, where the text may have another. */
  readonly id?: string | undefined;
}

/** What can be said of a draft; all but `findings` null where it has errors. `graph` is to be placed yet. */
export interface DraftReport {
  readonly findings: readonly Finding[];
  readonly mostMails: SoundDraft['mostMails'] | null;
  readonly graph: FlowGraph | null;
  readonly explain: readonly ExplainedSection[] | null;
}

/** @throws WorkspaceMissingError where there is no such folder */
async function check({ workspace, text, id, locale = 'en' }: Draft & { locale?: ExplainLocale }): Promise<DraftReport> {
  const { findings, sound } = await checkDraft(loadWorkspace(workspace), text, id);
  if (sound === null) return { findings, mostMails: null, graph: null, explain: null };
  const { document, settings, streams, mostMails } = sound;
  const { sections } = explainFlow(document, settings, locale, streams);
  return { findings, mostMails, graph: flowGraph(document), explain: sections };
}

/** @throws WorkspaceMissingError where there is no such folder */
const schema = ({ workspace, name }: { workspace: string; name: SchemaName }): Promise<object> =>
  Promise.resolve(schemaFor(loadWorkspace(workspace), name));

/** Drafts change mostly in what is not drawn, and versions never: the pictures asked for last are kept. */
const MOST_KEPT = 100;
const kept = new Map<string, Picture>();

async function place(graph: FlowGraph): Promise<Picture> {
  const key = JSON.stringify(graph);
  const picture = kept.get(key) ?? (await placed(graph));
  kept.delete(key);
  kept.set(key, picture);
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  return picture;
}

const mails = ({ workspace }: { workspace: string }): Promise<readonly MailTemplate[]> =>
  Promise.resolve(listMailTemplates(loadWorkspace(workspace)));

/** @throws WorkspaceMissingError where there is no such folder */
const gallery = ({ workspace }: { workspace: string }): Promise<readonly GalleryFlow[]> =>
  Promise.resolve(galleryFlows(loadWorkspace(workspace)));

/** A mail that somebody looks at. */
export interface LookedAt {
  readonly workspace: string;
  readonly name: string;
  /** Null: the workspace's own language. */
  readonly locale: string | null;
  readonly scene: PreviewScene;
}

export interface MailLook {
  readonly locales: readonly string[];
  /** Null where it is not there in that language. */
  readonly rendered: RenderedPreview | null;
}

/** Null where there is no such mail. @throws WorkspaceMissingError where there is no such folder */
async function preview({ workspace, name, locale, scene }: LookedAt): Promise<MailLook | null> {
  const loaded = loadWorkspace(workspace);
  const known = listMailTemplates(loaded).find((mail) => mail.name === name);
  const file = mailTemplate(loaded, name, locale);
  if (known === undefined) return null;
  return { locales: known.locales, rendered: file && (await previewMail(loaded, file, scene)) };
}

/** What a thread of its own does, so that the API answers others meanwhile. */
export const JOBS = { place, check, schema, mails, gallery, preview, try: tryFlow, measurable: measurableTypes };
