import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { absorbDeps } from '../api/flows/absorb-deps';
import { MeteredPool, Meters } from '../health/meters';
import { contactsDepsOf, type PublicOptions } from '../public';
import type { ContactsDeps } from '@nurture/contacts';
import { EnrolmentIds, lookAgainBeforeSending, PublishedBook } from '@nurture/engine';
import { type HandoffContext, webhookKey } from '@nurture/handoff';
import {
  type DeliverContext,
  HitCommitter,
  HitSpool,
  loadNetworks,
  type Mailbox,
  readDkimKeys,
  recordWithdrawn,
  smtpSettings,
  startMailbox,
  Tracker,
} from '@nurture/mail';
import type { Quiz } from '@nurture/core/quiz';
import type { PageSet } from '@nurture/site';
import type { Runtime } from '../runtime';
import { Worker } from '../worker/worker';
import { InForce } from './in-force';
import { proveAddress } from './prove-address';
import { spoolOf } from './spool';
import { composeReturns, mailboxesOf, type Returns } from './returns';

/** Everything that runs in one process, wired together: here, and only here, the libs meet. */
export interface Product {
  readonly runtime: Runtime;
  readonly meters: Meters;
  readonly inForce: InForce;
  readonly book: PublishedBook;
  readonly tracker: Tracker;
  readonly contacts: ContactsDeps;
  readonly handoff: HandoffContext;
  readonly publicOptions: PublicOptions;
  readonly returns: Returns;
  /** Null where mails go to a server. */
  readonly mailbox: Mailbox | null;
  /** Null in a process without that role. */
  readonly worker: Worker | null;
  stop(): Promise<void>;
}

/**
 * Puts the product together on an open runtime. Something must have been published before.
 * @param site the workspace's pages and quizzes, compiled
 */
export async function composeProduct(
  runtime: Runtime,
  { pages, quizzes }: { readonly pages: PageSet; readonly quizzes: readonly Quiz[] },
): Promise<Product> {
  const { settings, db, log, secret, tokens } = runtime;
  const book = new PublishedBook(log);
  const inForce = new InForce(db, book, log);
  await inForce.start();
  const meters = new Meters();
  const committer = new HitCommitter({
    db,
    spool: new HitSpool(spoolOf(settings)),
    logger: log,
    hostNow: () => Date.now(),
    settleMs: () => inForce.current().workspace.evidence.settleMs,
  });
  committer.start();
  const networks = await loadNetworks([settings.workspace, settings.dataDir].map((dir) => join(dir, 'networks.json')));
  const tracker = new Tracker(secret, committer, log, () => Date.now(), {
    networks,
    siteOrigins: () => inForce.current().workspace.site.origins,
  });
  const handoff: HandoffContext = {
    settings: () => inForce.current(),
    tokens,
    publicUrl: settings.publicUrl,
    variable: (name) => process.env[name],
    signingKey: (endpoint) => webhookKey(secret, endpoint),
  };
  const publicOptions: PublicOptions = {
    db,
    tokens,
    secret,
    publicUrl: settings.publicUrl,
    settings: () => inForce.current().workspace,
    pages: () => pages,
    quizzes: () => quizzes,
    assetsDir: () => join(settings.workspace, 'assets'),
    downloads: downloadsInto(tracker),
    proveAddress: (given) => proveAddress({ db, secret, absorbing: absorbDeps(log) }, given),
    newId: randomUUID,
    hostNow: () => Date.now(),
    log,
  };
  const contacts = contactsDepsOf(publicOptions);
  const returns = composeReturns(runtime, contacts, () => Date.now());
  const needsMailbox = settings.smtp.kind === 'mailbox' && settings.roles.includes('worker');
  const mailbox = needsMailbox ? await startMailbox(db, log) : null;
  const worker = settings.roles.includes('worker')
    ? workerOf(runtime, { meters, book, inForce, handoff, mailbox, returns })
    : null;
  return {
    runtime,
    meters,
    inForce,
    book,
    tracker,
    contacts,
    handoff,
    publicOptions,
    returns,
    mailbox,
    worker,
    stop: async () => {
      await worker?.stop();
      await committer.stop();
      await mailbox?.close();
      await inForce.stop();
    },
  };
}

const downloadsInto = (tracker: Tracker): PublicOptions['downloads'] => ({
  recordDownload: ({ contactId, mailId, asset, method, headers, address }) =>
    tracker.recordDownload(
      { contact: contactId, asset, ...(mailId === null ? {} : { mail: mailId }) },
      { method, headers, address },
    ),
});

function workerOf(
  runtime: Runtime,
  parts: {
    meters: Meters;
    book: PublishedBook;
    inForce: InForce;
    handoff: HandoffContext;
    mailbox: Mailbox | null;
    returns: Returns;
  },
): Worker {
  const { settings, db, log, secret } = runtime;
  const url = settings.smtp.kind === 'server' ? settings.smtp.url : (parts.mailbox?.url ?? '');
  const { connections } = parts.inForce.current().workspace.sending.speed;
  const absorbing = { book: parts.book, ids: new EnrolmentIds(), mailsWithdrawn: recordWithdrawn };
  const deliver: DeliverContext = {
    db,
    settings: () => parts.inForce.current().workspace,
    secret,
    publicUrl: settings.publicUrl,
    dkim: readDkimKeys(settings.dkim),
    logger: log,
    lookAgain: (mails) => lookAgainBeforeSending(db, absorbing, mails, log),
    effects: parts.returns.context.effects,
  };
  return new Worker({
    runtime,
    book: parts.book,
    handoff: parts.handoff,
    deliver,
    mailsWithdrawn: recordWithdrawn,
    returns: parts.returns.context,
    mailboxes: mailboxesOf(settings.returns),
    pool: new MeteredPool(smtpSettings(url, connections), parts.meters),
    meters: parts.meters,
    random: Math.random,
  });
}
