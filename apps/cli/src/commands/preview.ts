import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, extname, join, relative, resolve } from 'node:path';
import type { Settings } from '@nurture/core/config';
import { parseAddress } from '@nurture/core/mail';
import { messageOf } from '@nurture/core/error';
import {
  isMailFile,
  listMailTemplates,
  type LoadedWorkspace,
  loadWorkspace,
  mailTemplate,
  PreviewError,
  previewFile,
  previewMail,
  type PreviewScene,
  type RenderedPreview,
  WorkspaceMissingError,
} from '@nurture/workspace';
import type { Command } from 'commander';
import { distance } from 'fastest-levenshtein';
import { EXIT } from '../exit';
import { readJsonObject } from '../json-file';
import { workspaceAround } from '../paths';
import { guarded, Refusal, wrongUsage } from '../refusal';
import { previewJson, reportPreview } from '../report/preview';
import { settingsOrExit } from '../settings';

interface Options {
  readonly locale?: string;
  readonly data?: string;
  readonly out?: string;
  readonly to?: string;
  readonly json?: boolean;
}

const EXAMPLES = `
Examples:
  $ nurture preview whitepaper-delivery                 a mail of the workspace, with its own sample
  $ nurture preview whitepaper-delivery --locale nl --out mail.html
  $ nurture preview newsletter.html --data ann.json     any file; ann.json holds { "contact": { "firstName": "Ann" } }
  $ nurture preview whitepaper-delivery --out mail.eml  the whole message
  $ nurture preview whitepaper-delivery --to me@example.com
  $ nurture preview whitepaper-delivery --json | jq .links

--to hands it to SMTP_URL, or puts it in the development mailbox; its links work and count nowhere.
Exit code: 0 rendered (warnings allowed), 1 rendered with an error that would keep it from being published, or not
sent, 2 wrong usage (no such mail or file).`;

export function register(command: Command): void {
  command
    .argument('<MAIL>', 'name of a mail of the workspace, or a .mjml, .hbs or .html file')
    .option('--locale <LOCALE>', "language of a workspace's mail, such as nl")
    .option('--data <FILE>', "JSON to fill it with, in place of the mail's own sample")
    .option('--out <FILE>', 'write the HTML there; the whole message where it ends in .eml')
    .option('--to <ADDRESS>', 'send it as a test')
    .option('--json', 'print { subject, html, text, headers, bytes, links, findings } for programs')
    .addHelpText('after', EXAMPLES)
    .action(guarded('preview', run));
}

async function run(mail: string, options: Options): Promise<void> {
  const settings = settingsOrExit();
  const to = options.to === undefined ? null : addressOf(options.to);
  const { file, rendered } = await render(mail, options, sceneOf(options, settings, to));
  const { preview, message } = rendered;
  if (options.out !== undefined) write(options.out, extname(options.out) === '.eml' ? message : preview.html);
  process.stdout.write(
    options.json === true ? `${JSON.stringify(previewJson(preview))}\n` : reportPreview(preview, file),
  );
  if (to !== null) {
    const from = parseAddress(/<([^<>]+)>/.exec(preview.headers['From'] ?? '')?.[1] ?? preview.headers['From'] ?? '');
    // It brings the whole server with it, which takes a second.
    const { sendTestMail } = createRequire(__filename)('../send-test') as typeof import('../send-test');
    const where = await sendTestMail(settings, { from: from.ok ? from.value.address : to, to, raw: message });
    process.stderr.write(`sent to ${to}, into ${where}\n`);
  }
  process.exitCode = preview.findings.some(({ level }) => level === 'error') ? EXIT.no : EXIT.ok;
}

function sceneOf({ data }: Options, settings: Settings, to: string | null): PreviewScene {
  const secret = secretIfAny(settings);
  return {
    now: Date.now(),
    publicUrl: settings.publicUrl,
    ...(secret === null ? {} : { secret }),
    ...(to === null ? {} : { to }),
    ...(data === undefined ? {} : { data: readJsonObject(data) }),
  };
}

/** The key that makes the preview's links work; a preview makes none. */
function secretIfAny({ secret, dataDir }: Settings): string | null {
  if (secret !== null) return secret;
  try {
    return readFileSync(join(dataDir, 'secret'), 'utf8').trim() || null;
  } catch {
    return null; // never started here, or not ours to read: the links then lead nowhere
  }
}

function addressOf(text: string): string {
  const parsed = parseAddress(text);
  if (!parsed.ok) throw wrongUsage(`--to ${text}: ${parsed.message}`);
  return parsed.value.address;
}

interface Found {
  /** As findings name it. */
  readonly file: string;
  readonly rendered: RenderedPreview;
}

async function render(mail: string, options: Options, scene: PreviewScene): Promise<Found> {
  const isFile = statSync(mail, { throwIfNoEntry: false })?.isFile() === true;
  const around = isFile ? workspaceAround(mail) : null;
  if (around !== null && basename(dirname(resolve(mail))) === 'mails') return renderFileOf(around, mail, scene);
  if (isFile || isMailFile(mail)) return renderFile(mail, options, scene);
  return renderNamed(mail, options, scene);
}

/** A file below a workspace's `mails/`: looked at as that workspace publishes it. */
async function renderFileOf(dir: string, file: string, scene: PreviewScene): Promise<Found> {
  const loaded = loadWorkspace(dir);
  const path = relative(resolve(dir), resolve(file)).replaceAll('\\', '/');
  const found = loaded.workspace.mails.find((mail) => mail.file.path === path);
  return found ? { file, rendered: await previewMail(loaded, found, scene) } : renderFile(file, {}, scene);
}

async function renderFile(file: string, { locale }: Options, scene: PreviewScene): Promise<Found> {
  if (locale !== undefined) throw wrongUsage('--locale is for mails of a workspace: name the file of that language');
  try {
    return { file, rendered: await previewFile(file, scene) };
  } catch (error) {
    throw error instanceof PreviewError ? wrongUsage(error.message) : error;
  }
}

async function renderNamed(name: string, { locale }: Options, scene: PreviewScene): Promise<Found> {
  const { workspace: dir } = settingsOrExit();
  const loaded = openWorkspace(dir);
  const { mails } = loaded.workspace;
  const named = mails.filter((mail) => mail.name === name);
  if (named.length === 0) throw wrongUsage(`there is no mail ${name} in ${dir}${hint(name, mails)}`);
  const chosen = mailTemplate(loaded, name, locale ?? null);
  if (!chosen) {
    const known = listMailTemplates(loaded).find((mail) => mail.name === name)?.locales ?? [];
    throw wrongUsage(`the mail ${name} is not there in ${locale ?? ''}; it is in ${known.join(', ')}`);
  }
  return { file: join(relative('', dir), chosen.file.path), rendered: await previewMail(loaded, chosen, scene) };
}

function openWorkspace(dir: string): LoadedWorkspace {
  try {
    return loadWorkspace(dir);
  } catch (error) {
    throw error instanceof WorkspaceMissingError ? wrongUsage(error.message) : error;
  }
}

function hint(name: string, mails: readonly { readonly name: string }[]): string {
  const known = [...new Set(mails.map((mail) => mail.name))];
  const near = known.sort((a, b) => distance(a, name) - distance(b, name)).slice(0, 5);
  return near.length === 0 ? '' : `; there is: ${near.join(', ')}`;
}

function write(file: string, content: string | Buffer): void {
  try {
    writeFileSync(file, content);
  } catch (error) {
    const folder = dirname(resolve(file));
    throw new Refusal(existsSync(folder) ? messageOf(error) : `there is no folder ${folder} to write ${file} to`);
  }
}
