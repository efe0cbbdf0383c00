import { readFileSync } from 'node:fs';
import { dirname, extname, resolve } from 'node:path';
import type { MailFinding } from '@nurture/core/mail';
import { textIn, type WorkspaceSettings } from '@nurture/core/workspace';
import type { SettingsSource } from './compile/files';
import { mailSourcesOf } from './compile/mails';
import { compileSettings } from './compile/settings';
import type { LoadedWorkspace } from './load/load-workspace';
import { codeOf, reasonOf } from './load/read-file';
import type { TemplateFile } from './load/workspace';
import {
  decodeSource,
  type MailFormat,
  preview,
  type PreviewOptions,
  type RenderedPreview,
  splitFrontMatter,
} from './mails';
import { checkWorkspace } from './validate/validate-workspace';

/** What a preview is given from around it. */
export type PreviewScene = Pick<PreviewOptions, 'now' | 'publicUrl' | 'secret' | 'to'> & {
  /** The caller's data, in place of the mail's own sample. */
  readonly data?: Readonly<Record<string, unknown>>;
};

/** Files that people write are kilobytes; a mail this long is none. */
const MAX_PREVIEW_BYTES = 5 * 1024 * 1024;
const FORMATS: Readonly<Record<string, MailFormat>> = { '.mjml': 'mjml', '.hbs': 'hbs', '.html': 'html' };

/** Whether a path names a file that can be rendered as a mail. */
export const isMailFile = (path: string): boolean => extname(path).toLowerCase() in FORMATS;

/** Why a file can't be previewed at all. */
export class PreviewError extends Error {
  readonly code = 'preview-file';
}

/** The languages of a mail of the workspace, the workspace's own as null; none where there is no such mail. */
export function localesOfMail({ workspace }: LoadedWorkspace, name: string): (string | null)[] {
  return workspace.mails.filter((mail) => mail.name === name).map((mail) => mail.locale);
}

/** Renders a file that belongs to no workspace: nobody knows what it will be filled with. */
export async function previewFile(path: string, scene: PreviewScene): Promise<RenderedPreview> {
  const format = FORMATS[extname(path).toLowerCase()];
  if (format === undefined) throw new PreviewError(`${path}: a mail is a .mjml, .hbs or .html file`);
  const source = decodeSource(readMail(path));
  const { data, ...rest } = scene;
  const own = data === undefined ? sampleBeside(source, path) : { data, findings: [] };
  const rendered = await preview({ ...rest, source, format, ...(own.data ? { sample: own.data } : {}) });
  return withFindings(rendered, own.findings);
}

/**
 * Renders a mail of a workspace with its sample, checked as it is when it is published. What the sample leaves out of
 * company, sender and site comes from the workspace, as when it is sent.
 *
 */
export async function previewMail(
  loaded: LoadedWorkspace,
  mail: TemplateFile,
  scene: PreviewScene,
): Promise<RenderedPreview> {
  const path = resolve(loaded.workspace.dir, mail.file.path);
  const source = mailSourcesOf(loaded.workspace)(mail);
  const { data, ...rest } = scene;
  const own = data === undefined ? sampleBeside(source.source, path) : { data, findings: [] };
  const settings = await soundSettings(loaded);
  const sample = merged(settings ? surroundings(settings, mail, scene.publicUrl ?? '') : {}, own.data ?? {});
  const sender = settings?.senders[settings.defaultSender];
  const rendered = await preview({ ...rest, ...source, sample, ...(sender ? { from: sender.email } : {}) });
  return withFindings(rendered, own.findings);
}

function readMail(path: string): Buffer {
  try {
    const bytes = readFileSync(path);
    if (bytes.length <= MAX_PREVIEW_BYTES) return bytes;
  } catch (error) {
    throw new PreviewError(`${path} can't be read: ${reasonOf(error)}`);
  }
  throw new PreviewError(`${path} is larger than 5 MB: that is no mail`);
}

interface Sample {
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly findings: readonly MailFinding[];
}

/** The data that the front matter's `sample` names or holds. */
function sampleBeside(source: string, path: string): Sample {
  const { frontMatter, offsetOf } = splitFrontMatter(source);
  const { sample } = frontMatter;
  if (typeof sample !== 'string') return { data: sample ?? null, findings: [] };
  try {
    const data: unknown = JSON.parse(readFileSync(resolve(dirname(path), sample), 'utf8'));
    if (typeof data === 'object' && data !== null && !Array.isArray(data)) return { data: { ...data }, findings: [] };
    return complaint(`the sample ${sample} holds no object`);
  } catch (error) {
    const why = codeOf(error) === '' ? 'it is no JSON' : reasonOf(error);
    return complaint(`the sample ${sample} can't be read: ${why}`);
  }

  function complaint(message: string): Sample {
    const line = source.slice(0, offsetOf('sample')).split('\n').length;
    return {
      data: null,
      findings: [{ rule: 'sample', level: 'warning', message, line, column: 1, suggestion: null }],
    };
  }
}

/** The settings, where they have no errors: a mail can be looked at before the rest is mended. */
async function soundSettings(loaded: LoadedWorkspace): Promise<WorkspaceSettings | null> {
  const file = loaded.workspace.settings;
  if (file === null) return null;
  const alone = {
    ...loaded,
    workspace: { ...loaded.workspace, flows: [], flowTests: [], mails: [], pages: [], quizzes: [] },
  };
  const findings = await checkWorkspace(alone);
  const faulty = findings.some((finding) => finding.level === 'error' && finding.file === file.path);
  return faulty ? null : compileSettings(file.value as SettingsSource);
}

function surroundings(settings: WorkspaceSettings, mail: TemplateFile, publicUrl: string): Record<string, unknown> {
  const { company } = settings;
  const locale = mail.locale ?? settings.locale;
  const [topic] = Object.entries(settings.topics);
  return {
    company: { ...company, address: company.address.join(', ') },
    sender: settings.senders[settings.defaultSender] ?? {},
    site: { url: publicUrl },
    mail: { name: mail.name, locale },
    ...(topic ? { topic: { id: topic[0], name: textIn(topic[1].name, locale, settings.locale) } } : {}),
  };
}

/** `over` on top of `under`, two levels deep: `company.name` of one beside `company.address` of the other. */
function merged(
  under: Readonly<Record<string, unknown>>,
  over: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const both = Object.entries(over).map(([key, value]) => {
    const below = under[key];
    return [key, isObject(value) && isObject(below) ? { ...below, ...value } : value] as const;
  });
  return { ...under, ...Object.fromEntries(both) };
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const withFindings = (rendered: RenderedPreview, findings: readonly MailFinding[]): RenderedPreview => ({
  ...rendered,
  preview: { ...rendered.preview, findings: [...findings, ...rendered.preview.findings] },
});
