import { addDuration, type Calendar, type Instant, instantOf, parseDuration } from '@nurture/core/time';
import type { Scenario, ScriptedEvent } from '@nurture/core/simulate';
import { now, setClock } from '@nurture/store';
import { eventually } from './eventually';
import { linksOf, oneClickOf, trackedLinks } from './page-and-mail';
import type { RunningProduct } from './product';
import type { ReceivedMail } from './smtp-receiver';

/** A scenario that the running product can be put through: its start is a moment, and its contact has consents. */
export type PlayedScenario = Scenario & { readonly start: string };

const SETTLING_MS = 5_000;
/** The next moment at which anything is due by itself. */
const NEXT_DUE = /* sql */ `
SELECT (extract(epoch FROM min(due_at)) * 1000)::float8 AS at FROM (
  SELECT min(due_at) AS due_at FROM task WHERE queue = 'send-mail' AND due_at > nurture_now()
  UNION ALL SELECT min(due_at) FROM enrolment_timer WHERE due_at > nurture_now()
) AS due`;

/**
 * Lets somebody go through a scenario at the running product: as the script says they open and click the mails that
 * really came, look at pages, unsubscribe, and are answered by sales. The clock hops from one due moment to the next.
 * @returns the path that they walked, as the API tells it
 */
export async function playScenario(product: RunningProduct, email: string, scenario: PlayedScenario): Promise<string> {
  const { contact = {}, trigger, events = [] } = scenario;
  const { consent, timezone = 'Europe/Amsterdam' } = contact;
  const calendar: Calendar = { timezone: String(timezone), holidays: [] };
  const start = instantOf(scenario.start, calendar.timezone) ?? NaN;
  await setClock(product.db, start);
  const { type, properties } = trigger ?? { type: 'asset.downloaded', properties: { asset: 'b2b-maturity-model' } };
  const given = { mail: consent?.mail ?? true, tracking: consent?.tracking ?? true };
  await report(product, { type, email, properties, contact: { timezone: calendar.timezone }, consent: { ...given, wording: 'whitepaper-form-2026-11' } }); // prettier-ignore
  await product.atRest();
  for (const event of events) {
    await hopTo(product, momentOf(event, start, calendar));
    await happen(product, email, event);
    await hopTo(product, (await now(product.db)) + SETTLING_MS);
  }
  await hopTo(product, Infinity);
  return (await product.pathOf(email)) ?? '';
}

/** Moves the clock from one due moment to the next, and at last to the moment given. */
async function hopTo(product: RunningProduct, moment: Instant): Promise<void> {
  for (;;) {
    const [row] = await product.db.query<{ at: number | null }>(NEXT_DUE);
    const next = row?.at ?? Infinity;
    if (next > moment || next === Infinity) break;
    await setClock(product.db, next);
    await product.atRest();
  }
  if (moment === Infinity) return;
  if (moment > (await now(product.db))) await setClock(product.db, moment);
  await product.atRest();
}

function momentOf({ at }: ScriptedEvent, start: Instant, calendar: Calendar): Instant {
  return addDuration(start, parseDuration(at.replace(/^\+/, '')), calendar);
}

/** What a scripted event is in the world. */
async function happen(product: RunningProduct, email: string, { type, properties = {} }: ScriptedEvent): Promise<void> {
  switch (type) {
    case 'mail.opened':
      return expectStatus(200, product.open(product.lastMail(email)));
    case 'mail.clicked':
      return expectStatus(302, product.visit(trackedLinks(product.lastMail(email))[0] ?? ''));
    case 'asset.opened':
      return expectStatus(200, product.visit(downloadIn(product.lastMail(email))));
    case 'contact.unsubscribed':
      return expectStatus(200, product.post(oneClickOf(product.lastMail(email)), { 'List-Unsubscribe': 'One-Click' }));
    case 'handoff.recycled':
      return answerOfSales(product, email, { answer: 'recycle', ...properties });
    case 'handoff.lost':
      return answerOfSales(product, email, { answer: 'lost', ...properties });
    default:
      return report(product, { type, email, properties });
  }
}

function downloadIn(mail: ReceivedMail): string {
  const link = linksOf(mail).find(({ href }) => href.includes('/d/'));
  if (!link) throw new Error('the mail has no link to a download');
  return link.href;
}

async function answerOfSales(product: RunningProduct, email: string, outcome: object): Promise<void> {
  const open = async (): Promise<string | undefined> => {
    const { handoffs } = await product.contact(email);
    return handoffs.find(({ closedAt }) => closedAt === null)?.id;
  };
  const id = await eventually(`an open handoff of ${email}`, open);
  await expectStatus(200, product.api.post(`handoffs/${id}/outcome`, outcome));
}

async function report(product: RunningProduct, event: Record<string, unknown>): Promise<void> {
  await expectStatus(202, product.api.events(event));
}

async function expectStatus(status: number, answer: Promise<{ status: number; text: string }>): Promise<void> {
  const { status: got, text } = await answer;
  if (got !== status) throw new Error(`expected ${status}, got ${got}: ${text.slice(0, 300)}`);
}
