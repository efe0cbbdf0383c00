import { assemble, type HoleFill, type MailFinding, renderHoles } from '@nurture/core/mail';
import { tokensFor } from '@nurture/core/token';
import { compileMail, type CompiledSource, type MailSource } from './compile-mail';
import { isRecord } from './front-matter';
import { didYouMean, isKnown } from './known-variables';
import { fillSegments } from './skeleton';

/** What `nurture preview --json` prints. */
export interface Preview {
  readonly subject: string;
  /** With the tracked links, as it would be sent. */
  readonly html: string;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Of the whole message. */
  readonly bytes: number;
  readonly links: readonly PreviewLink[];
  readonly findings: readonly MailFinding[];
}

export interface PreviewLink {
  readonly index: number;
  readonly name: string;
  /** What the author wrote: entities decoded, trimmed. */
  readonly href: string;
  /** The address in `html`; null for links that aren't tracked (mailto, anchors, our own …). */
  readonly tracked: string | null;
}

export interface PreviewOptions extends Omit<MailSource, 'kind' | 'staysUnfilled'> {
  readonly kind?: MailSource['kind'];
  /** Instant of the Date header. */
  readonly now: number;
  /** Without a slash at its end. */
  readonly publicUrl?: string;
  /** NURTURE_SECRET: with it the links of the preview work, and count nowhere. */
  readonly secret?: string;
  readonly from?: string;
  readonly to?: string;
}

/** The id that previews sign their links with: no row has it. */
export const previewMailId = '9223372036854775807';

/** A compiled preview and the message itself, for `--to` and `--out`. */
export interface RenderedPreview {
  readonly preview: Preview;
  readonly message: Buffer;
}

/**
 * Renders any mail with its sample: what isn't there is left empty. Without one, in a file outside a workspace, what
 * would be filled in stays as it is written. Never throws because of the source; a helper that fails is a finding.
 */
export async function preview(options: PreviewOptions): Promise<RenderedPreview> {
  const kind = options.kind ?? 'loose';
  const compiled = await compileMail({ ...options, kind, staysUnfilled: kind === 'loose' });
  const clicks = new Map<number, string>();
  const fill = fillFor(options, compiled, clicks);
  const { holes, findings } = render(compiled, fill);
  const { mail } = compiled;
  const message = assemble(mail, holes, headersFor(options, fill));
  return {
    message,
    preview: {
      subject: holes[mail.subject] ?? '',
      html: fillSegments(compiled.html, holes),
      text: fillSegments(compiled.text, holes),
      headers: headersOf(message),
      bytes: message.length,
      links: mail.links.map(({ name, href }, index) => ({ index, name, href, tracked: clicks.get(index) ?? null })),
      findings: [...told(compiled.findings, options), ...missingValues(mail.variables, fill.variables), ...findings],
    },
  };
}

/** Of a file outside a workspace nobody knows what it will be filled with: a name unknown here may be known there. */
function told(findings: readonly MailFinding[], { kind }: PreviewOptions): MailFinding[] {
  const isLoose = (kind ?? 'loose') === 'loose';
  return findings.map((one) => (isLoose && one.rule === 'unknown-variable' ? { ...one, level: 'warning' } : one));
}

function render(compiled: CompiledSource, fill: HoleFill): { holes: string[]; findings: MailFinding[] } {
  try {
    return { holes: renderHoles(compiled.mail, fill), findings: [] };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const finding: MailFinding = { rule: 'render', level: 'error', message, line: 1, column: 1, suggestion: null };
    return { holes: compiled.mail.holes.map(() => ''), findings: [finding] };
  }
}

/** A variable without a value is left empty; the author hears of it. */
function missingValues(paths: readonly string[], variables: HoleFill['variables']): MailFinding[] {
  const given = pathsIn(variables, '');
  const missing = paths.filter((path) => !path.startsWith('links.') && !isKnown(path, given));
  return missing.map((path) => {
    const suggestion = didYouMean(path, given);
    const message = `the sample has no '${path}': it is left empty`;
    return { rule: 'missing-value', level: 'warning', message, line: 1, column: 1, suggestion };
  });
}

/** Dotted paths of the values themselves. */
const pathsIn = (value: unknown, path: string): string[] =>
  isRecord(value)
    ? Object.entries(value).flatMap(([name, one]) => pathsIn(one, path ? `${path}.${name}` : name))
    : [path];

function fillFor(options: PreviewOptions, compiled: CompiledSource, clicks: Map<number, string>): HoleFill {
  const tokens = tokensFor(options.secret ?? 'a preview, which counts nowhere');
  const publicUrl = options.publicUrl ?? 'http://localhost:3000';
  const contact = previewMailId;
  const mail = previewMailId;
  const { sample } = compiled.frontMatter;
  const stop = `${publicUrl}/u/${tokens.make('u', { contact, mail })}`;
  const rate = (rating: number): string => `${publicUrl}/r/${tokens.make('r', { mail, rating, content: 'preview' })}`;
  return {
    variables: options.sample ?? (isRecord(sample) ? sample : {}),
    actions: {
      unsubscribe: stop,
      preferences: stop,
      download: `${publicUrl}/d/${tokens.make('d', { contact, mail, asset: 'preview' })}`,
      confirm: `${publicUrl}/v/${tokens.make('v', { contact, request: 'preview', at: 0 })}`,
      privacy: publicUrl,
      rate: rate(0),
      ...Object.fromEntries([1, 2, 3, 4, 5].map((rating) => [`rate${rating}`, rate(rating)])),
    },
    image: (file) => `${publicUrl}/i/${tokens.make('i', { file })}`,
    tracking: {
      open: `${publicUrl}/o/${tokens.make('o', { mail })}.gif`,
      click: (link, destination) => {
        const address = `${publicUrl}/c/${tokens.make('c', { mail, link, destination })}`;
        if (!clicks.has(link)) clicks.set(link, address);
        return address;
      },
    },
  };
}

const headersFor = (options: PreviewOptions, fill: HoleFill): Parameters<typeof assemble>[2] => ({
  messageId: 'preview@example.com',
  date: options.now,
  from: { address: options.from ?? 'sender@example.com' },
  to: { address: options.to ?? 'recipient@example.com' },
  ...(options.kind === 'service' ? {} : { listUnsubscribe: { url: fill.actions['unsubscribe'] ?? '' } }),
});

/** The message's own header fields, unfolded. */
function headersOf(message: Buffer): Readonly<Record<string, string>> {
  const block = message
    .subarray(0, message.indexOf('\r\n\r\n'))
    .toString('utf8')
    .replace(/\r\n[ \t]/g, ' ');
  const fields = block.split('\r\n').map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon), line.slice(colon + 1).trim()] as const;
  });
  return Object.fromEntries(fields);
}
