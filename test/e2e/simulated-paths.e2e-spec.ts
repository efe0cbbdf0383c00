import { join } from 'node:path';
import { simulate, type Simulation } from '@nurture/core/simulate';
import { instantOf } from '@nurture/core/time';
import { type FoundFlow, findFlow } from '../../apps/cli/src/flow-world';
import { type PlayedScenario, playScenario } from '../support/play-scenario';
import { type RunningProduct, startProduct } from '../support/product';

const FLOW = join(__dirname, '../../templates/flows/b2b-maturity-whitepaper.json');
const MINUTE_MS = 60_000;
const services = (n: number) => ({ url: `https://www.example.com/services/${n}` });

/** In the order of their dates: the product's clock goes on. */
const SCRIPTS: readonly (readonly [string, string, PlayedScenario])[] = [
  [
    'a reminder, opened on the fourth day',
    'sent -> 3 days -> reminder -> opened -> deepDive -> 7 days -> cold',
    { start: '2027-06-08T10:00', events: [{ at: '+4 days', type: 'mail.opened' }] },
  ],
  [
    'a download on Friday evening, whose next mail waits for Monday morning in New York',
    'sent -> opened -> deepDive -> 7 days -> cold',
    {
      start: '2027-06-18T20:00',
      contact: { timezone: 'America/New_York' },
      events: [
        { at: '+2 hours', type: 'mail.opened' },
        { at: '+4 days', type: 'mail.clicked' },
      ],
    },
  ],
  [
    'prices looked at by somebody warm, "not now" from sales, and a second try on the day that sales named',
    'sent -> page.viewed -> talk -> handoff.recycled -> resting -> at contact.recycleOn -> back -> clicked -> talk -> 60 days -> done',
    {
      start: '2027-07-06T09:30',
      events: [
        ...[1, 2, 3, 4].map((n) => ({ at: `+${n} hours`, type: 'page.viewed', properties: services(n) })),
        { at: '+1 day', type: 'page.viewed', properties: { url: 'https://www.example.com/pricing' } },
        { at: '+3 days', type: 'handoff.recycled', properties: { reason: 'not-now', until: '2027-08-16' } },
        { at: '+42 days', type: 'mail.clicked' },
      ],
    },
  ],
  [
    'an unsubscribe after the reminder',
    'sent -> 3 days -> reminder -> contact.unsubscribed -> exit',
    { start: '2027-11-02T11:00', events: [{ at: '+3 days 1 hour', type: 'contact.unsubscribed' }] },
  ],
  [
    'a reminder due on Christmas Day, without consent for tracking',
    'sent -> 3 days -> reminder -> 4 business days -> cold',
    { start: '2027-12-22T15:00', contact: { consent: { mail: true, tracking: false } } },
  ],
  [
    'a reminder due on the Sunday on which summer time begins, and a meeting booked before the flow lets go',
    'sent -> 3 days -> reminder -> meeting.booked -> goal',
    { start: '2028-03-23T16:30', events: [{ at: '+7 days', type: 'meeting.booked' }] },
  ],
  [
    'a reminder due on Easter Sunday, which waits for Tuesday; the paper fetched a week later',
    'sent -> 3 days -> reminder -> asset.opened -> deepDive -> 7 days -> cold',
    { start: '2028-04-13T15:00', events: [{ at: '+7 days', type: 'asset.opened' }] },
  ],
];

describe('a script of events', () => {
  let product: RunningProduct;
  let found: FoundFlow;
  beforeAll(async () => {
    product = await startProduct();
    found = await findFlow(FLOW);
  });
  afterAll(() => product.stop());

  const simulated = (scenario: PlayedScenario): Simulation => {
    const start = instantOf(scenario.start, zoneOf(scenario)) ?? NaN;
    return simulate(found.world, found.chosen, scenario, { start, seed: 1 });
  };

  it.each(SCRIPTS)(
    'leads along the same path, simulated and in the running product: %s',
    async (name, path, script) => {
      const email = `${name.replace(/\W+/g, '-').toLowerCase().slice(0, 40)}@example.org`;
      const expected = simulated(script);
      expect(expected.path).toBe(path);
      expect(await playScenario(product, email, script)).toBe(expected.path);
      const [{ score }, came] = [await product.contact(email), await mailsTo(email)];
      expect(score).toBe(expected.score);
      expect(came.map(({ mail }) => mail)).toEqual(expected.mails.map(({ mail }) => mail));
      // The running product takes a moment for each thing that the simulation does in none.
      for (const [i, { at }] of came.entries()) {
        expect(Math.abs(at - (expected.mails[i]?.at ?? NaN))).toBeLessThan(2 * MINUTE_MS);
      }
    },
  );

  const mailsTo = (email: string): Promise<{ mail: string; at: number }[]> =>
    product.db.query(
      `SELECT name AS mail, (extract(epoch FROM settled_at) * 1000)::float8 AS at FROM mail
       WHERE recipient = $1 AND kind <> 'notification' AND status = 'sent' ORDER BY settled_at`,
      [email],
    );
});

function zoneOf({ contact }: PlayedScenario): string {
  return typeof contact?.timezone === 'string' ? contact.timezone : 'Europe/Amsterdam';
}
