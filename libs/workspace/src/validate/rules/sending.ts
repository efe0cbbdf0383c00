import type { Complaint } from '../../finding';
import { type ActionView, type FlowView, sendsMail } from '../flow-view';
import { own } from '../json';
import type { FlowRule } from './rule';

/** Who may be sent what: service mails only to those who asked, marketing mails only about a topic. */
export const sending: FlowRule = {
  rules: ['service-mail-in-segment', 'mail-at-end', 'no-topic'],
  reads: 'parts',
  check: (flow) => [...serviceMails(flow), ...mailsAtEnds(flow), ...topics(flow)],
};

function isService(action: ActionView): boolean {
  return own(action.value, 'kind') === 'service';
}

function serviceMails(flow: FlowView): Complaint[] {
  if (!flow.triggers.some((trigger) => own(trigger.value, 'segment') !== undefined)) return [];
  const message = 'A service mail is what somebody asked for; who is enrolled by a segment asked for nothing.';
  return flow.actions
    .filter((action) => sendsMail(action) && isService(action))
    .map(({ path }) => ({ rule: 'service-mail-in-segment', message, path: [...path, 'kind'] }));
}

function mailsAtEnds(flow: FlowView): Complaint[] {
  const message = 'A goal or an exit sends no mail: the flow is over. Send it from a final state.';
  return flow.actions
    .filter((action) => action.place === 'end' && sendsMail(action))
    .map(({ path }) => ({ rule: 'mail-at-end', message, path }));
}

function topics(flow: FlowView): Complaint[] {
  if (own(own(flow.document, 'sending'), 'topic') !== undefined) return [];
  const message =
    'This marketing mail has no topic, so nobody can unsubscribe from just that: add "topic" to the flow\'s "sending".';
  const [first] = flow.actions.filter(
    (action) => sendsMail(action) && !isService(action) && own(action.value, 'topic') === undefined,
  );
  return first === undefined ? [] : [{ rule: 'no-topic', level: 'warning', message, path: first.path }];
}
