import type { IncomingHttpHeaders } from 'node:http';
import { findScan, recordScan } from '@nurture/analytics';
import { type ContactsDeps, type ProofStanding, receive } from '@nurture/contacts';
import { answersOfPage } from '@nurture/core/maturity';
import type { Quiz } from '@nurture/core/quiz';
import type { Tokens } from '@nurture/core/token';
import type { WorkspaceSettings } from '@nurture/core/workspace';
import { type Inbox, type PageSet, Quizzes, type Rounds, Site } from '@nurture/site';
import { type Database, now } from '@nurture/store';
import type { ProofGiven } from '../compose/prove-address';
import { VisitorLimit } from './visitor-limit';

/** A gated file was fetched. Who records it judges whether it was a person (libs/mail). */
export interface Download {
  readonly contactId: string;
  /** The mail whose link it was, if any. */
  readonly mailId: string | null;
  readonly asset: string;
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  /** IP address. */
  readonly address: string | null;
}

export interface DownloadRecorder {
  recordDownload(download: Download): Promise<void>;
}

/** The little that the public pages want of a log. */
export interface PublicLog {
  error(details: Readonly<Record<string, unknown>>, message: string): void;
}

/** What the public pages stand on; the app gives it. */
export interface PublicOptions {
  readonly db: Database;
  readonly tokens: Tokens;
  /** NURTURE_SECRET */
  readonly secret: string;
  /** PUBLIC_URL */
  readonly publicUrl: string;
  /** The workspace in force now. */
  readonly settings: () => WorkspaceSettings;
  readonly pages: () => PageSet;
  readonly quizzes: () => readonly Quiz[];
  /** The workspace's `assets/`. */
  readonly assetsDir: () => string;
  readonly downloads: DownloadRecorder;
  /** Takes a mailbox's yes to a second address. */
  readonly proveAddress: (given: ProofGiven) => Promise<ProofStanding | null>;
  readonly newId: () => string;
  /** The host's clock: only ever compared with itself. */
  readonly hostNow: () => number;
  readonly log: PublicLog;
}

/** What the public controllers are given. */
export interface PublicParts extends PublicOptions {
  readonly site: Site;
  readonly quizPages: Quizzes;
  readonly limits: VisitorLimit;
}

/** What libs/contacts needs, from what the app has. */
export const contactsDepsOf = (
  options: Pick<PublicOptions, 'settings' | 'secret' | 'publicUrl' | 'tokens' | 'newId'>,
): ContactsDeps => ({
  settings: options.settings,
  secret: options.secret,
  newId: options.newId,
  confirmationUrl: (contact, at) => {
    const token = options.tokens.make('v', { contact, at, request: 'consent' });
    return `${options.publicUrl.replace(/\/$/, '')}/v/${token}`;
  },
});

/** The site's events go to contacts: here the two meet. Nobody vouches for who fills in a public form. */
const inboxOf = (db: Database, deps: ContactsDeps): Inbox => ({
  receive: (events, { address }) => receive(db, deps, events, { source: 'site', trusted: false, keyId: null, address }),
});

/** What colleagues answer on a page belongs to figures: here the two meet. */
const roundsOf = ({ db, tokens }: Pick<PublicOptions, 'db' | 'tokens'>): Rounds => ({
  isSigned: (link) => tokens.read('q', link) !== undefined,
  record: (link, person, given) =>
    db.transaction(async (tx) => {
      const { round, until } = tokens.read('q', link) ?? { round: '', until: 0 };
      const answers = answersOfPage(given, person);
      if (answers === null || until * 1000 < (await now(tx)) || !(await findScan(tx, round))) return false;
      await recordScan(tx, { id: round, answers });
      return true;
    }),
});

export function publicParts(options: PublicOptions): PublicParts {
  const { settings, pages, publicUrl, newId, hostNow } = options;
  const inbox = inboxOf(options.db, contactsDepsOf(options));
  const source = () => ({ settings: settings(), pages: pages() });
  const site = new Site({ source, inbox, publicUrl, newId, hostNow });
  const quizSource = () => ({ settings: settings(), quizzes: options.quizzes() });
  const quizPages = new Quizzes({ site, inbox, newId, source: quizSource, rounds: roundsOf(options) });
  return { ...options, site, quizPages, limits: new VisitorLimit(() => performance.now()) };
}

export const PUBLIC_PARTS = Symbol('PublicParts');
