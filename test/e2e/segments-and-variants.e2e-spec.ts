import type { ExperimentListDto } from '../../apps/server/src/api/flows/experiment.dto';
import { eventually } from '../support/eventually';
import { type RunningProduct, startProduct } from '../support/product';

const consent = { mail: true, tracking: true, wording: 'whitepaper-form-2026-11' };
const sending = { topic: 'whitepapers' };
const exit = { on: 'contact.unsubscribed' };

describe('what nothing that happens starts', () => {
  let product: RunningProduct;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.stop());

  const publish = async (flow: object): Promise<void> => {
    expect(await product.api.post('flows', flow)).toMatchObject({ status: 200 });
  };

  it('takes into a flow whom the passing of time alone has brought into its segment, within the hour', async () => {
    await publish({
      id: 'quiet',
      enrol: { segment: { did: { event: 'quiz.completed' }, notDid: { event: 'quiz.completed', within: '20 days' } } },
      goal: { on: 'meeting.booked' },
      exit,
      sending,
      initial: 'asked',
      states: {
        asked: { entry: { send: 'whitepaper-follow-up', immediately: true }, after: { '30 days': 'done' } },
        done: { type: 'final' },
      },
    });
    const email = 'quiet@example.org';
    await product.api.events({ type: 'quiz.completed', email, consent });
    await product.atRest();
    expect((await product.contact(email)).enrolments).toEqual([]);
    await product.move({ days: 20, hours: 1 });
    await product.walked(email, 'asked');
    await product.mail(email);
  });

  it('sends no mail that had to wait to who left the flow meanwhile because time went by', async () => {
    await publish({
      id: 'patient',
      enrol: { on: 'content.rated' },
      exit: [exit, { guard: { $not: { 'contact.lastSeen': { $within: '5 days' } } } }],
      goal: { on: 'meeting.booked' },
      sending: { ...sending, gap: '6 days' },
      initial: 'two',
      states: {
        two: {
          entry: [{ send: 'whitepaper-deep-dive', immediately: true }, { send: 'whitepaper-follow-up' }],
          after: { '30 days': 'done' },
        },
        done: { type: 'final' },
      },
    });
    const email = 'patient@example.org';
    await product.api.events({ type: 'content.rated', email, consent });
    await product.mail(email);
    await product.atRest();
    await product.move({ days: 6, hours: 1 });
    await product.walked(email, 'two -> exit');
    await product.atRest();
    expect(product.mailsTo(email)).toHaveLength(1);
  });

  it('gives everybody the better variant once a test is decided', async () => {
    await publish({
      id: 'variants',
      enrol: { on: 'cta.clicked' },
      goal: { on: 'meeting.booked' },
      exit,
      sending,
      initial: 'asked',
      states: {
        asked: {
          entry: {
            send: 'whitepaper-follow-up',
            variants: ['whitepaper-deep-dive'],
            winner: { by: 'conversions', within: '1 hour' },
            immediately: true,
          },
          after: { '30 days': 'done' },
        },
        done: { type: 'final' },
      },
    });
    const emails = Array.from({ length: 60 }, (_, i) => `variant-${i}@example.org`);
    await product.api.events(...emails.map((email) => ({ type: 'cta.clicked', email, consent })));
    await Promise.all(emails.map((email) => product.mail(email)));
    const subjects = emails.map((email) => product.lastMail(email).parsed.subject);
    const [first] = subjects;
    const chosen = emails.filter((_, i) => subjects[i] === first);
    expect(chosen.length).toBeLessThan(emails.length);
    await product.api.events(...chosen.map((email) => ({ type: 'meeting.booked', email })));
    await product.atRest();
    await product.move({ hours: 2 });
    const experiment = await eventually('the test is decided', async () => {
      const { items } = await product.api.get<ExperimentListDto>('flows/variants/experiments');
      return items.find(({ verdict }) => verdict === 'winner');
    });
    expect(experiment.comparisons).toHaveLength(1);
    expect(experiment.variants.find(({ name }) => name === experiment.winner)?.conversions).toBe(chosen.length);
    const later = Array.from({ length: 12 }, (_, i) => `later-${i}@example.org`);
    await product.api.events(...later.map((email) => ({ type: 'cta.clicked', email, consent })));
    await Promise.all(later.map((email) => product.mail(email)));
    expect(new Set(later.map((email) => product.lastMail(email).parsed.subject))).toEqual(new Set([first]));
  });
});
