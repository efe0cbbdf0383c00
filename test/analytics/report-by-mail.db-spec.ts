import { writeFileSync } from 'node:fs';
import { catchUpFigures, sendReports } from '@nurture/analytics';
import { DeliverLoop, SmtpPool, smtpSettings } from '@nurture/mail';
import { setClock } from '@nurture/store';
import { type SmtpReceiver, startSmtpReceiver, testDatabase } from '../support';
import { mailSettings, quiet } from '../support/mail-scene';
import { salesperson, salesTeam } from '../support/sales';
import { makeHistory, writeHistory } from './history';

const PUBLIC_URL = 'https://nurture.example.com';
/** The first working morning of a month, when the month before is over. */
const MORNING = Date.parse('2026-06-01T08:00:00+02:00');
/** The whole report as a page of its own, for who wants to look at it. */
const SHOWN = process.env['NURTURE_REPORT_FILE'];

describe('a report', () => {
  const store = testDatabase();
  let receiver: SmtpReceiver;
  beforeAll(async () => {
    receiver = await startSmtpReceiver();
    await setClock(store.db, MORNING);
    await writeHistory(store.db, makeHistory(4, 300));
    await catchUpFigures(store.db);
    // The history's mails brought their own numbers along.
    await store.db.query(`SELECT setval(pg_get_serial_sequence('mail', 'id'), (SELECT max(id) FROM mail))`);
  });
  afterAll(() => receiver.close());

  it('reaches its reader through a mail server whole: figures in HTML and text, each picture where the page shows it', async () => {
    const reader = salesperson('sanne', { name: 'Sanne Visser', reports: ['monthly'] });
    const workspace = { ...mailSettings(), teams: { sales: salesTeam([reader, salesperson('leila')]) } };
    expect(await sendReports(store.db, { workspace, publicUrl: PUBLIC_URL })).toBe(1);

    const pool = new SmtpPool(smtpSettings(receiver.url, 2));
    const delivery = { db: store.db, settings: () => workspace, secret: 'a secret of the tests', publicUrl: PUBLIC_URL, dkim: [], logger: quiet, lookAgain: null }; // prettier-ignore
    await new DeliverLoop(delivery, pool, () => 0.5).drain();
    pool.close();

    expect(receiver.messages.map(({ to }) => to)).toEqual([[reader.email]]);
    const [mail] = receiver.messages;
    if (!mail) throw new Error('no mail');
    const { html = '', text = '', attachments } = mail.parsed;
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail.parsed.subject).toMatch(/The month: May 1.+31, 2026/);

    // What the page shows is in the mail, and what is in the mail is shown: nothing is fetched, nothing hangs on.
    const shown = [...html.matchAll(/src="([^"]+)"/g)].map(([, source]) => source);
    expect(shown.length).toBeGreaterThanOrEqual(2);
    expect(shown.map((source) => source?.replace('cid:', '')).sort()).toEqual(
      attachments.map(({ contentId }) => contentId?.slice(1, -1)).sort(),
    );
    const pictures = attachments.map(({ mimeType, content }) => ({ mimeType, bytes: Buffer.from(content as ArrayBuffer) })); // prettier-ignore
    for (const { mimeType, bytes } of pictures) {
      expect([mimeType, bytes.subarray(1, 4).toString()]).toEqual(['image/png', 'PNG']);
      expect(bytes.readUInt32BE(16)).toBeGreaterThan(600); // as wide as a screen with fine dots wants it
    }
    expect(html.match(/<img [^>]*alt="[^"]+"/g)).toHaveLength(shown.length);

    // The same figures in both, and they are not none: who reads text alone is told no less.
    const visitors = /Visitors: ([\d,]+)/.exec(text)?.[1] ?? '0';
    expect(Number(visitors.replace(',', ''))).toBeGreaterThan(10);
    expect(html).toContain(`>${visitors}<`);
    expect(text).not.toMatch(/undefined|NaN|\[object|{{/);
    expect(html).not.toMatch(/undefined|NaN|\[object|{{|<script/);

    if (SHOWN) writeFileSync(SHOWN, pictures.reduce((page, { bytes }, place) => page.replace(shown[place] ?? '', `data:image/png;base64,${bytes.toString('base64')}`), html)); // prettier-ignore
  });
});
