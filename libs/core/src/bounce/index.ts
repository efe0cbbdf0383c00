// What a returned mail means: the MIME walk, the tables of what servers say, and one verdict for each recipient.
export { classifyReturn } from './classify';
export { mildest, returnKindOf, type ReturnKind } from './effect';
export { type Envelope, envelopeOf } from './envelope';
export { type Evidence, judge, type Judgement } from './judge';
export { LIMITS } from './limits';
export { type Fields, fieldsOf, textAt } from './read/json';
export { type Refusal, refusalOf, type Stage } from './refusal';
export { splitMbox } from './mbox';
export { ALARM_WINDOW_MS, type SenderAlarm, senderAlarms, type SenderReturn, TRANSPORT } from './sender-alarm';
export { serviceVerdict } from './service-verdict';
export { readSesEvent } from './ses-event';
export { type SentMail, SOFT_REST_MS, SOFT_RUN, softRun } from './soft-run';
export { REASONS, type Outcome, type Reason, type Verdict } from './verdict';
