import { randomUUID } from 'node:crypto';
import { NO_NETWORKS, type NetworkTable } from '@nurture/core/evidence';
import { redirectLocation } from '@nurture/core/mail';
import { tokensFor, type Tokens } from '@nurture/core/token';
import type { Logger } from '../deliver/types';
import type { HitCommitter } from './committer';
import { evidenceOf, type RequestFacts, type TrackedHit } from './hit';

/** An answer that any HTTP server can give. */
export interface TrackReply {
  readonly status: 200 | 302 | 404;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | null;
}

/** A transparent GIF of one pixel. */
const PIXEL = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
const NEVER_CACHED = { 'cache-control': 'no-store, private, max-age=0', 'referrer-policy': 'no-referrer' };
const NOT_FOUND: TrackReply = { status: 404, headers: NEVER_CACHED, body: null };

/** What the tracker knows of the world around it. */
export interface TrackerSurroundings {
  /** Whose networks requests may come from. */
  readonly networks?: NetworkTable;
  /** The company's own sites, whose pages are told by whose mail somebody came. */
  readonly siteOrigins?: () => readonly string[];
}

/**
 * Answers `/o/TOKEN.gif` and `/c/TOKEN`, and takes note of downloads. Whoever holds a signed token gets their image or
 * destination, whatever becomes of the note; a token that isn't ours gets 404 and leaves none.
 */
export class Tracker {
  private readonly tokens: Tokens;

  constructor(
    secret: string,
    private readonly committer: HitCommitter,
    private readonly logger: Logger,
    private readonly hostNow: () => number,
    private readonly around: TrackerSurroundings = {},
  ) {
    this.tokens = tokensFor(secret);
  }

  /** @param token with or without `.gif` behind it */
  async recordOpen(token: string, request: RequestFacts): Promise<TrackReply> {
    const payload = this.tokens.read('o', token.replace(/\.gif$/, ''));
    if (!payload) return NOT_FOUND;
    await this.note({ kind: 'open', mailId: payload.mail, contactId: null, link: null, destination: null }, request);
    return { status: 200, headers: { ...NEVER_CACHED, 'content-type': 'image/gif' }, body: PIXEL };
  }

  async recordClick(token: string, request: RequestFacts): Promise<TrackReply> {
    const payload = this.tokens.read('c', token);
    const location = payload && redirectLocation(payload.destination);
    if (!payload || !location) return NOT_FOUND;
    const { mail: mailId, link, destination } = payload;
    await this.note(
      { kind: 'click', mailId, contactId: null, link, destination: destination.replaceAll('\0', '') },
      request,
    );
    return { status: 302, headers: { ...NEVER_CACHED, location: this.onOwnSite(location, mailId) }, body: null };
  }

  /** For the page that serves a gated download, whose token it has read. */
  recordDownload(
    download: { readonly contact: string; readonly asset: string; readonly mail?: string },
    request: RequestFacts,
  ): Promise<void> {
    const { contact: contactId, asset: destination, mail } = download;
    return this.note({ kind: 'download', mailId: mail ?? null, contactId, link: null, destination }, request);
  }

  /** A site of the company's own is told by whose mail they came; every other address stays as its author wrote it. */
  private onOwnSite(location: string, mail: string): string {
    const own = this.around.siteOrigins?.() ?? [];
    if (!own.includes(new URL(location).origin)) return location;
    const token = this.tokens.make('s', { mail, at: Math.floor(this.hostNow() / 1000) });
    const [page = '', ...fragment] = location.split('#');
    const query = `${page.includes('?') ? '&' : '?'}nurture=${token}`;
    return [page + query, ...fragment].join('#');
  }

  private async note(hit: Omit<TrackedHit, 'key' | 'hostTime' | 'evidence'>, request: RequestFacts): Promise<void> {
    try {
      await this.committer.commit({
        ...hit,
        key: randomUUID(),
        hostTime: this.hostNow(),
        evidence: evidenceOf(request, this.around.networks ?? NO_NETWORKS),
      });
    } catch (error) {
      this.logger.error({ err: error, kind: hit.kind }, 'a hit was lost: neither database nor spool took it');
    }
  }
}
