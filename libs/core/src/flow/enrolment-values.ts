import type { Scope, Values } from '../condition';
import type { CompiledFlow, Enrolment, Facts, FlowEvent } from './types';

const nothing: Values = {};

/** What `enrolment.*` means: what was remembered, and what every enrolment has. */
export function enrolmentValues(enrolment: Enrolment): Values {
  const { remembered, visits, visit, state, key, enrolledAt, enteredAt } = enrolment;
  return { ...remembered, visits, visit, state, key, enrolledAt, enteredAt };
}

/** What conditions of a flow look at, for somebody in it. */
export function scopeOf(flow: CompiledFlow, enrolment: Enrolment, event: FlowEvent | null, facts: Facts): Scope {
  return {
    now: facts.now,
    contactId: enrolment.contactId,
    contact: facts.contact,
    account: facts.account,
    enrolment: flow.readsEnrolment ? enrolmentValues(enrolment) : nothing,
    event,
    history: facts.history,
  };
}
