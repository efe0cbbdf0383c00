import { composeNotification } from '@nurture/core/mail';
import { now, setClock } from '@nurture/store';
import PostalMime from 'postal-mime';
import { testDatabase } from '../../../../test/support';
import { salesContext, salesperson, salesTeam } from '../../../../test/support/sales';
import { catchUpFigures, makeReport, readerOf, type ReportMail, sendReports } from '..';

const MONDAY = Date.parse('2027-03-01T06:30:00+01:00'); // begins a week and a month
const sales = salesContext(
  salesTeam([
    salesperson('sanne', { reports: ['weekly', 'monthly'], locale: 'nl' }),
    salesperson('mark', { reports: ['quarterly'] }),
    salesperson('leila'),
  ]),
);
const context = () => ({ workspace: sales.settings().workspace, publicUrl: 'https://nurture.example' });

describe('reports by mail', () => {
  const store = testDatabase();
  const planned = () =>
    store.db.query<{ key: string; payload: ReportMail & { to: { email: string } } }>(
      `SELECT key, payload FROM task WHERE queue = 'send-notification' ORDER BY key`,
    );
  const at = async (moment: number): Promise<number> => {
    await setClock(store.db, moment);
    await catchUpFigures(store.db);
    return sendReports(store.db, context());
  };

  it('come on the first morning after the period, once for each who wants them, in their language', async () => {
    expect(await at(MONDAY)).toBe(0); // half past six: not yet morning
    const counts = await Promise.all([at(MONDAY + 3_600_000), sendReports(store.db, context())]);
    expect(counts[0] + counts[1]).toBe(2);
    expect(await sendReports(store.db, context())).toBe(0);
    const mails = await planned();
    expect(mails.map(({ key }) => key)).toEqual(['report:monthly:2027-02-01:sanne', 'report:weekly:2027-02-22:sanne']);
    expect(mails[0]?.payload).toMatchObject({ to: { email: 'sanne@example.com' }, images: [{ name: 'funnel' }] });
    expect(mails[0]?.payload.subject).toContain('De maand: 1–28 feb 2027');
    expect(mails[1]?.payload.text).toContain('tegenover 15–21 feb 2027');
  });

  it('come a week later again, to those whose period is over', async () => {
    await at(MONDAY + 7 * 86_400_000 + 3_600_000);
    expect((await planned()).map(({ key }) => key)).toContain('report:weekly:2027-03-01:sanne');
  });

  it('arrive with their pictures inside, and say that a machine wrote them', async () => {
    const reader = readerOf(context(), { name: 'Mark', locale: 'en' });
    const report = await makeReport(store.db, 'weekly', { now: await now(store.db), reader }, context());
    const headers = {
      messageId: 'report@example.com',
      date: MONDAY,
      from: { name: 'Kestrel', address: 'a@example.com' },
      to: { address: 'mark@example.com' },
    };
    const raw = composeNotification(report, headers);
    const mail = await PostalMime.parse(raw);
    expect(mail.headers.find(({ key }) => key === 'auto-submitted')?.value).toBe('auto-generated');
    expect(mail.html).toContain('src="cid:funnel"');
    expect(mail.text).toContain('Visitors: 0');
    const [picture] = mail.attachments;
    expect([picture?.contentId, picture?.mimeType, picture?.disposition]).toEqual(['<funnel>', 'image/png', 'inline']);
    const bytes = Buffer.from(picture?.content as ArrayBuffer);
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect(bytes.readUInt32BE(16)).toBe(1050);
    expect(
      Math.max(
        ...raw
          .toString('latin1')
          .split('\r\n')
          .map((line) => line.length),
      ),
    ).toBeLessThanOrEqual(998);
  });
});
