import { listOf, type ActionDocument } from '../flow';

/** An action in few words, for a box. */
export function actionLabel(action: ActionDocument): string {
  const { send, sendNext, score, stage, subscribe, unsubscribe, enrol, leave, handoff } = action;
  if (send !== undefined) return `✉ ${mailNames(send, action.variants)}`;
  if (sendNext !== undefined) return `✉ next of ${sendNext}`;
  if (score !== undefined) return scoreLabel(score);
  if (stage !== undefined) return `stage ${stage}`;
  if (subscribe !== undefined) return `subscribe to ${subscribe}`;
  if (unsubscribe !== undefined) return `unsubscribe from ${unsubscribe}`;
  if (enrol !== undefined) return `enrol in ${enrol}`;
  if (leave !== undefined) return `leave ${leave}`;
  if (handoff !== undefined) return 'handoff to sales';
  return otherLabel(action);
}

function otherLabel({ tag, untag, set, notify }: ActionDocument): string {
  if (tag !== undefined) return `tag ${listOf(tag).join(', ')}`;
  if (untag !== undefined) return `untag ${listOf(untag).join(', ')}`;
  if (set !== undefined) return `set ${Object.keys(set).join(', ')}`;
  if (notify !== undefined) return `notify ${typeof notify === 'string' ? notify : (notify.team ?? 'a team')}`;
  return 'webhook';
}

function mailNames(send: string, variants: ActionDocument['variants'] = []): string {
  const others = variants.map((one) => (typeof one === 'string' ? one : one.mail));
  return [...new Set([send, ...others])].join(' / ');
}

function scoreLabel(score: NonNullable<ActionDocument['score']>): string {
  if (typeof score !== 'number') return 'score to 0';
  return `${score < 0 ? '−' : '+'}${Math.abs(score)} points`;
}
