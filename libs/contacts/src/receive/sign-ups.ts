import { type ConsentDecision, type ConsentState, decideConsent, type SignUp } from '@nurture/core/consent';
import type { Instant } from '@nurture/core/time';
import type { WorkspaceSettings } from '@nurture/core/workspace';
import type { ConsentProof, LedgerLine, StoredConsent } from '../consent/rows';
import type { JudgedEvent, ReceiveContext } from './incoming';

/** Between two mails that ask one person to confirm: nobody's mailbox is filled by others. */
const ASK_AGAIN_MS = 24 * 3_600_000;

/** Does a sign-up count at once, and may its confirmation be asked for? (Workspace settings, and who says it.) */
export function standing(
  context: ReceiveContext,
  { doubleOptIn }: WorkspaceSettings['consent'],
): Pick<SignUp, 'confirmed' | 'mayAsk'> {
  if (context.source === 'site') return { confirmed: !doubleOptIn.forms, mayAsk: true };
  if (!context.trusted) return { confirmed: false, mayAsk: true };
  return { confirmed: !doubleOptIn.events, mayAsk: doubleOptIn.events };
}

/** What the sign-ups of one contact come to, in the order in which they were sent. */
export interface SignUpOutcome {
  readonly contactId: string;
  readonly before: StoredConsent;
  readonly state: ConsentState;
  /** When a confirmation is to be asked for now: then; else as it was. */
  readonly askedAt: Instant | null;
  readonly sendConfirmation: boolean;
  readonly lines: readonly LedgerLine[];
  /** Beside each event that changed something, what it caused. */
  readonly caused: ReadonlyMap<JudgedEvent, ConsentDecision['events']>;
}

export function decideSignUps(
  contactId: string,
  events: readonly JudgedEvent[],
  before: StoredConsent,
  given: { readonly context: ReceiveContext; readonly settings: WorkspaceSettings; readonly now: Instant },
): SignUpOutcome {
  const standingNow = standing(given.context, given.settings.consent);
  const caused = new Map<JudgedEvent, ConsentDecision['events']>();
  const lines: LedgerLine[] = [];
  let state = before.state;
  let wanted = false;
  for (const event of events) {
    if (!event.consent) continue;
    const decision = decideConsent(state, { type: 'sign-up', ...event.consent, ...standingNow });
    caused.set(event, decision.events);
    lines.push(...decision.entries.map((entry) => ({ contactId, entry, proof: proofOf(event, given.context) })));
    wanted ||= decision.confirmationWanted;
    state = decision.state;
  }
  const asksAgain = before.askedAt === null || given.now - before.askedAt >= ASK_AGAIN_MS;
  const sendConfirmation = wanted && state.asked.length > 0 && asksAgain;
  return {
    contactId,
    before,
    state,
    askedAt: sendConfirmation ? given.now : before.askedAt,
    sendConfirmation,
    lines,
    caused,
  };
}

function proofOf(event: JudgedEvent, context: ReceiveContext): ConsentProof {
  return {
    source: context.keyId === null ? context.source : `${context.source}:${context.keyId}`,
    at: event.at,
    wording: event.consent?.wording ?? null,
    address: context.address ?? null,
  };
}
