import { Readable } from 'node:stream';
import { type Database, ensurePartitions, type Tx } from '@nurture/store';
import { testDatabase } from '../../../../test/support';
import { contactsDeps } from '../../../../test/support/people';
import { complain, unsubscribe } from '../consent/change';
import { contactIdentity } from '../people/identity';
import { receive } from '../receive/receive';
import { importContacts, type ImportOptions } from './import-contacts';
import type { RefusedRow } from './row';

describe('importing contacts', () => {
  const store = testDatabase();
  const deps = contactsDeps();
  beforeAll(() => ensurePartitions(store.db));
  let serial = 0;
  const fresh = () => `row-${(serial += 1)}@import.example`;

  const run = async (csv: string | Buffer, options: ImportOptions = {}) => {
    const refused: RefusedRow[] = [];
    const file = { name: 'people.csv', open: () => Readable.from([Buffer.from(csv)]) };
    const report = await importContacts(store.db, deps, file, {
      ...options,
      onRefused: (row) => void refused.push(row),
    });
    return { report, refused, reasons: refused.map(({ line, column, reason }) => `${line} ${column}: ${reason}`) };
  };
  const identity = (email: string) => contactIdentity(store.db, deps.secret, email);
  const profile = async (email: string) => {
    const [row] = await store.db.query<{ stage: string; fields: Record<string, unknown>; tags: string[] }>(
      'SELECT stage, fields, tags FROM contact_profile JOIN contact ON id = contact_id WHERE email = $1',
      [email],
    );
    return row;
  };

  it('makes leads with fields, tags, company and proven consent', async () => {
    const email = fresh();
    const csv = `Email,First name,Achternaam,Company,Employees,Tags,Mail consent,Wording\r\n${email},Ann,"Smit, jr.","=SUM(""A1"")",12,"fair; b2b",yes,w1\r\n`;
    const { report } = await run(csv);
    expect(report).toMatchObject({ rows: 1, imported: 1, refused: 0, created: 1, ignoredColumns: [] });
    expect(await profile(email)).toEqual({
      stage: 'lead',
      fields: { firstName: 'Ann', lastName: 'Smit, jr.', company: '=SUM("A1")', employees: 12 },
      tags: ['fair', 'b2b'],
    });
    const found = await identity(email);
    expect(found).toMatchObject({
      account: { domain: 'import.example' },
      source: { channel: 'import', file: 'people.csv' },
      consent: { mail: 'given', tracking: 'none' },
    });
    expect(found?.consent.ledger).toMatchObject([{ kind: 'mail', source: 'import:people.csv:2', wording: 'w1' }]);
  });

  it.each([
    ['a byte order mark', (email: string) => `\uFEFFemail,firstName\n${email},Ann\n`],
    ['semicolons', (email: string) => `email;firstName\r\n${email};Ann\r\n`],
    ['tabs and old line ends', (email: string) => `email\tfirstName\r${email}\tAnn\r`],
    ['quotes around everything, and empty lines', (email: string) => `\n"email","firstName"\n\n"${email}","Ann"\n\n`],
  ])('reads a file with %s', async (_, csv) => {
    const email = fresh();
    expect((await run(csv(email))).report.imported).toBe(1);
    expect((await profile(email))?.fields).toEqual({ firstName: 'Ann' });
  });

  it('names every row that it refuses with line and reason, and imports the others', async () => {
    const good = fresh();
    const csv = [
      'email,firstName,timezone,employees,mailConsent,lastname2',
      'no-address,Ann,,,,',
      `${fresh()},"two\nlines",Amsterdam,,,`,
      `${fresh()},Ann,,many,,`,
      `${fresh()},Ann,,,perhaps,`,
      `${fresh()},nul\0,,,,`,
      `${fresh()},Ann,,,,,,surplus`,
      `${good},Ann,Europe/Amsterdam,5,no,`,
    ].join('\n');
    const { report, reasons } = await run(csv);
    expect(report).toMatchObject({ rows: 7, imported: 1, refused: 6 });
    expect(report.ignoredColumns).toEqual([{ name: 'lastname2', hint: 'Did you mean `lastName`?' }]);
    expect(reasons).toEqual([
      expect.stringMatching(/^2 email: /),
      expect.stringMatching(/^3 timezone: is no time zone: "Amsterdam"/),
      expect.stringMatching(/^5 employees: must be a number/),
      expect.stringMatching(/^6 mailConsent: must be yes or no/),
      expect.stringMatching(/^7 firstName: holds a NUL/),
      expect.stringMatching(/^8 : has 8 cells, and the header 6/),
    ]);
    expect((await identity(good))?.consent.mail).toBe('none');
  });

  it('says where a quote is never closed, and imports what stood before it', async () => {
    const { report, reasons } = await run(`email,firstName\n${fresh()},Ann\n${fresh()},"Bob\n${fresh()},Eve\n`);
    expect(report).toMatchObject({ imported: 1, refused: 1 });
    expect(reasons[0]).toMatch(/^4 : a quote is opened on this line or before it/);
  });

  it.each([
    [
      'Latin-1',
      Buffer.from('email,firstName\na@b.nl,Ann\nb@b.nl,Andr\xe9\n', 'latin1'),
      /line 3 is not UTF-8.*Latin-1/,
    ],
    ['UTF-16', Buffer.from('\uFEFFemail\n', 'utf16le'), /UTF-16/],
    ['nothing in it', Buffer.from(' \n'), /empty/],
    ['no address', Buffer.from('name,e-mailadress\nAnn,x\n'), /No column is called `email`/],
    ['two of one column', Buffer.from('email,E-mail\n'), /Two columns hold `email`/],
  ])('refuses a file with %s as a whole, and says why', async (_, csv, message) => {
    await expect(run(csv)).rejects.toThrow(message);
  });

  it('lifts no unsubscribe and no complaint, and says how many it left alone', async () => {
    const [left, complained, known] = [fresh(), fresh(), fresh()];
    await run(`email,mailConsent\n${left},yes\n${complained},yes\n`);
    await unsubscribe(store.db, (await identity(left))?.id ?? '', null, { source: 'mail' });
    await complain(store.db, deps, (await identity(complained))?.id ?? '', { source: 'bounce' });
    const { report } = await run(`email,mailConsent\n${left},yes\n${complained},yes\n${known},yes\n`);
    expect(report).toMatchObject({ imported: 3, created: 1, keptUnsubscribed: 2 });
    expect((await identity(left))?.consent.mail).toBe('withdrawn');
    expect((await identity(complained))?.consent.mail).toBe('withdrawn');
  });

  it('adds to what is known: empty cells and earlier stages stay', async () => {
    const email = fresh();
    await run(`email,firstName,company,tags\n${email},Ann,Old,a\n`);
    await store.db.query(`UPDATE contact_profile SET stage = 'customer'`);
    await run(`email,firstName,company,tags\n${email},,New,b\n`);
    expect(await profile(email)).toMatchObject({
      stage: 'customer',
      fields: { firstName: 'Ann', company: 'New' },
      tags: ['a', 'b'],
    });
  });

  it('goes on where it stopped, and does a finished file only once', async () => {
    const emails = Array.from({ length: 25 }, fresh);
    const csv = ['email', ...emails, 'broken', ''].join('\n');
    let batches = 0;
    const stop = () => {
      batches += 1;
      if (batches === 2) throw new Error('pulled the plug');
    };
    await expect(run(csv, { batchRows: 10, onProgress: stop })).rejects.toThrow('pulled the plug');
    expect(await identity(emails[19] ?? '')).not.toBeNull();
    expect(await identity(emails[20] ?? '')).toBeNull();
    const { report, refused } = await run(csv, { batchRows: 10 });
    expect(report).toMatchObject({ rows: 26, imported: 25, refused: 1, created: 5, resumedAfter: 20 });
    expect(refused).toHaveLength(1);
    expect((await run(csv)).report).toMatchObject({ alreadyDone: true });
    expect((await run(csv, { again: true })).report).toMatchObject({ imported: 25, created: 0, alreadyDone: false });
  });

  it('judges the next batch while one is written, and writes one at a time, in the order of the file', async () => {
    const emails = Array.from({ length: 25 }, fresh);
    const csv = ['email', ...emails.slice(0, 15), 'broken', ...emails.slice(15), ''].join('\n');
    let [open, most] = [0, 0];
    let judged = (): void => undefined;
    const nextIsJudged = new Promise<void>((resolve) => (judged = resolve));
    const watched = Object.assign(Object.create(store.db) as Database, {
      transaction: async <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
        most = Math.max(most, ++open);
        await nextIsJudged;
        return store.db.transaction(work).finally(() => open--);
      },
    });
    const file = { name: 'people.csv', open: () => Readable.from([Buffer.from(csv)]) };
    const done: number[] = [];
    const options = {
      batchRows: 10,
      onRefused: judged,
      onProgress: ({ rows }: { rows: number }) => void done.push(rows),
    };
    expect(await importContacts(watched, deps, file, options)).toMatchObject({ imported: 25, refused: 1 });
    expect({ most, done }).toEqual({ most: 1, done: [10, 21, 26] });
  });

  it('tried first, writes nothing', async () => {
    const email = fresh();
    const csv = `email\n${email}\nbroken\n`;
    expect((await run(csv, { dryRun: true })).report).toMatchObject({ imported: 1, refused: 1 });
    expect(await identity(email)).toBeNull();
    expect((await run(csv)).report).toMatchObject({ imported: 1, created: 1 });
  });

  it('runs beside sign-ups of the same people without a deadlock', async () => {
    const emails = Array.from({ length: 200 }, fresh);
    const events = emails.map((email, i) => ({ id: `import-race-${i}`, type: 'page.viewed', email })).reverse();
    const context = { source: 'api', trusted: true, keyId: null } as const;
    const [{ report }, received] = await Promise.all([
      run(`email,mailConsent\n${emails.map((email) => `${email},yes`).join('\n')}\n`, { batchRows: 50 }),
      receive(store.db, deps, events, context),
    ]);
    expect([report.imported, received.ok]).toEqual([200, true]);
  });

  it('takes the last word where a file says something twice', async () => {
    const email = fresh();
    await run(`email,firstName,role\n${email},Ann,boss\n${email.toUpperCase()},Anne,\n`);
    expect((await profile(email))?.fields).toEqual({ firstName: 'Anne', role: 'boss' });
  });
});
