import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../finding';
import {
  FLOW_PATH,
  referenceFlow,
  removeTempWorkspaces,
  soundFiles,
  tempWorkspace,
} from '../../../../test/support/temp-workspace';
import { validateWorkspace } from './validate-workspace';

// The mail compiler takes a second to start, and much longer on a busy machine.
jest.setTimeout(60_000);
afterAll(removeTempWorkspaces);

/** One place changed: the text of a file with `from` put for `to`, once. */
interface Edit {
  readonly file?: string;
  readonly from: string;
  readonly to: string;
}

interface Example extends Edit {
  readonly rule: string;
  readonly level?: 'error' | 'warning';
  /** What the finding points at, in the edited text; the text where the finding starts. */
  readonly at: string;
  readonly path: string;
  readonly message: RegExp;
  readonly suggestion?: string | null;
}

const sound = soundFiles();

function textOf(file: string): string {
  const content = sound[file];
  return typeof content === 'string' ? content : JSON.stringify(content, null, 2);
}

async function findingsOf({ file = FLOW_PATH, from, to }: Edit): Promise<{ findings: Finding[]; text: string }> {
  const before = textOf(file);
  if (!before.includes(from)) throw new Error(`${file} has no ${from}`);
  const text = before.replace(from, () => to);
  return { findings: await validateWorkspace(tempWorkspace({ [file]: text })), text };
}

/** Where a text begins: line and column from 1. */
function placeOf(text: string, part: string): { line: number; column: number } {
  const before = text.slice(0, text.indexOf(part)).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

const EXAMPLES: readonly Example[] = [
  // the schema, in plain words
  {
    rule: 'unknown-property',
    from: '"initial": "sent"',
    to: '"initail": "sent"',
    at: '"initail"',
    path: 'initail',
    message: /`initail` is not known here\. Did you mean `initial`\?/,
    suggestion: 'initial',
  },
  {
    rule: 'missing-property',
    from: '"id": "reference",',
    to: '',
    at: '{',
    path: '',
    message: /needs `id`/,
    suggestion: 'id',
  },
  {
    rule: 'unknown-property',
    from: '"send": "reminder"',
    to: '"sned": "reminder"',
    at: '"sned"',
    path: 'states.reminder.entry[0].sned',
    message: /Did you mean `send`\?/,
    suggestion: 'send',
  },
  {
    rule: 'unknown-property',
    from: '"guard": "warm",\n          "target": "talk"',
    to: '"guard": "warm",\n          "targte": "talk"',
    at: '"targte"',
    path: 'states.deepDive.on["mail.clicked"].targte',
    message: /Did you mean `target`\?/,
    suggestion: 'target',
  },
  {
    rule: 'misplaced-property',
    from: '"send": "reminder"',
    to: '"send": "reminder",\n          "score": 5',
    at: '"score"',
    path: 'states.reminder.entry[0].score',
    message: /`score` can't stand beside `send`/,
  },
  {
    rule: 'missing-property',
    from: '"send": "reminder"',
    to: '"note": "nothing"',
    at: '{\n          "note"',
    path: 'states.reminder.entry[0]',
    message: /doesn't say what to do/,
  },
  {
    rule: 'wrong-value',
    from: '"again": "never"',
    to: '"again": "nevr"',
    at: '"nevr"',
    path: 'enrol.again',
    message: /Did you mean `never`\?/,
    suggestion: 'never',
  },
  {
    rule: 'wrong-value',
    from: '"of": "state"',
    to: '"of": "stat"',
    at: '"stat"',
    path: 'states.deepDive.on["mail.clicked"].of',
    message: /it may be `state`/,
    suggestion: 'state',
  },
  {
    rule: 'wrong-type',
    from: '"400 days": "done"',
    to: '"400 days": 7',
    at: '7\n',
    path: 'states.resting.after["400 days"]',
    message: /must be a text, an object \{…\} or a list \[…\], not 7\./,
  },
  {
    rule: 'wrong-type',
    from: '"priority": 5',
    to: '"priority": "high"',
    at: '"high"',
    path: 'sending.priority',
    message: /must be a whole number, not `high`/,
  },
  {
    rule: 'out-of-range',
    from: '"priority": 5',
    to: '"priority": 500',
    at: '500',
    path: 'sending.priority',
    message: /must be 100 or less/,
  },
  {
    rule: 'unknown-property',
    from: '"$gte": 50',
    to: '"$gt e": 50',
    at: '"$gt e"',
    path: 'conditions.warm["contact.score"]["$gt e"]',
    message: /Did you mean `\$gte`\?/,
    suggestion: '$gte',
  },
  {
    rule: 'unknown-property',
    from: '"contact.score"',
    to: '"score"',
    at: '"score"',
    path: 'conditions.warm.score',
    message: /stand paths such as `contact\.score`/,
  },
  {
    rule: 'empty',
    from: '"guard": {\n      "event.asset": "model"\n    }',
    to: '"guard": {}',
    at: '{},',
    path: 'enrol.guard',
    message: /must not be empty/,
  },
  {
    rule: 'missing-property',
    from: '"on": "meeting.booked"',
    to: '"note": "?"',
    at: '"goal"',
    path: 'goal',
    message: /needs `on` or `guard`/,
  },
  {
    rule: 'bad-format',
    from: '"id": "reference"',
    to: '"id": "The Reference"',
    at: '"The Reference"',
    path: 'id',
    message: /can't be `The Reference`.* Did you mean `the-reference`\?/,
    suggestion: 'the-reference',
  },
  {
    rule: 'bad-format',
    from: '"done": {',
    to: '"geïnteresseerd of klaar": {',
    at: '"geïnteresseerd of klaar"',
    path: 'states["geïnteresseerd of klaar"]',
    message: /begins with a letter a to z/,
    suggestion: 'geinteresseerd-of-klaar',
  },
  {
    rule: 'misplaced-property',
    from: '"type": "final"',
    to: '"else": "done"',
    at: '"else"',
    path: 'states.cold.else',
    message: /has no meaning here/,
  },
  // names
  {
    rule: 'unknown-target',
    from: '"asset.opened": "deepDive"',
    to: '"asset.opened": "deepdive"',
    at: '"deepdive"',
    path: 'states.sent.on["asset.opened"]',
    message: /There is no state `deepdive` in this flow\. Did you mean `deepDive`\?/,
    suggestion: 'deepDive',
  },
  {
    rule: 'unknown-target',
    from: '"initial": "sent"',
    to: '"initial": "snet"',
    at: '"snet"',
    path: 'initial',
    message: /Did you mean `sent`/,
    suggestion: 'sent',
  },
  {
    rule: 'unknown-mail',
    from: '"send": "deep-dive"',
    to: '"send": "deepdive"',
    at: '"deepdive"',
    path: 'states.deepDive.entry[0].send',
    message: /There is no mail `deepdive` in mails\//,
    suggestion: 'deep-dive',
  },
  {
    rule: 'unknown-stream',
    from: '"send": "deep-dive"',
    to: '"sendNext": "tips"',
    at: '"tips"',
    path: 'states.deepDive.entry[0].sendNext',
    message: /no stream `tips`/,
  },
  {
    rule: 'unknown-topic',
    from: '"topic": "whitepapers"',
    to: '"topic": "whitepaper"',
    at: '"whitepaper"',
    path: 'sending.topic',
    message: /no topic/,
    suggestion: 'whitepapers',
  },
  {
    rule: 'unknown-window',
    from: '"window": "office-hours"',
    to: '"window": "office_hours"',
    at: '"office_hours"',
    path: 'sending.window',
    message: /no window/,
    suggestion: 'office-hours',
  },
  {
    rule: 'unknown-event',
    from: '"handoff.won"',
    to: '"handoff.wonn"',
    at: '"handoff.wonn"',
    path: 'states.talk.on["handoff.wonn"]',
    message: /no event `handoff\.wonn`/,
    suggestion: 'handoff.won',
  },
  {
    rule: 'unknown-event',
    from: '"meeting.booked"',
    to: '"meeting.boked"',
    at: '"meeting.boked"',
    path: 'goal.on',
    message: /no event/,
    suggestion: 'meeting.booked',
  },
  {
    rule: 'enrols-nobody',
    from: '"on": "asset.downloaded"',
    to: '"on": "asset.opened"',
    at: '"asset.opened"',
    path: 'enrol.on',
    message: /enrols nobody/,
  },
  {
    rule: 'unknown-condition',
    from: '"guard": "warm"',
    to: '"guard": "wram"',
    at: '"wram"',
    path: 'states.deepDive.on["mail.clicked"].guard',
    message: /no condition `wram`/,
    suggestion: 'warm',
  },
  {
    rule: 'unknown-field',
    from: '"contact.score"',
    to: '"contact.scor"',
    at: '"contact.scor"',
    path: 'conditions.warm["contact.scor"]',
    message: /No field `contact\.scor`/,
    suggestion: 'contact.score',
  },
  {
    rule: 'unknown-field',
    from: '"event.asset"',
    to: '"event.aset"',
    at: '"event.aset"',
    path: 'enrol.guard["event.aset"]',
    message: /of `asset\.downloaded`/,
    suggestion: 'event.asset',
  },
  {
    rule: 'unknown-field',
    from: '"contact.score"',
    to: '"enrolment.startsAt"',
    at: '"enrolment.startsAt"',
    path: 'conditions.warm["enrolment.startsAt"]',
    message: /remembered by this flow/,
  },
  {
    rule: 'unknown-field',
    from: '"send": "reminder"',
    to: '"set": { "roll": "x" }',
    at: '"roll"',
    path: 'states.reminder.entry[0].set.roll',
    message: /no field of contacts `roll`/,
    suggestion: 'role',
  },
  {
    rule: 'unknown-field',
    from: '"at contact.recycleOn"',
    to: '"at contact.recycledOn"',
    at: '"at contact.recycledOn"',
    path: 'states.resting.after["at contact.recycledOn"]',
    message: /No field `contact\.recycledOn`.*Did you mean `contact\.recycleOn`/,
    suggestion: 'at contact.recycleOn',
  },
  {
    rule: 'unknown-field',
    from: '"send": "reminder"',
    to: '"send": "reminder", "notAfter": "1 hour before contact.recyclOn"',
    at: '"1 hour before contact.recyclOn"',
    path: 'states.reminder.entry[0].notAfter',
    message: /No field `contact\.recyclOn`/,
    suggestion: '1 hour before contact.recycleOn',
  },
  {
    rule: 'unknown-field',
    from: '"again": "never"',
    to: '"key": "event.aset"',
    at: '"event.aset"',
    path: 'enrol.key',
    message: /of `asset\.downloaded` is known/,
    suggestion: 'event.asset',
  },
  {
    rule: 'unknown-field',
    from: '"again": "never"',
    to: '"remember": { "which": "event.aset" }',
    at: '"event.aset"',
    path: 'enrol.remember.which',
    message: /of `asset\.downloaded` is known/,
    suggestion: 'event.asset',
  },
  {
    rule: 'no-date',
    from: '"at contact.recycleOn"',
    to: '"at contact.score"',
    at: '"at contact.score"',
    path: 'states.resting.after["at contact.score"]',
    message: /`contact\.score` holds a number, no date/,
  },
  {
    rule: 'no-date',
    level: 'warning',
    from: '"at contact.recycleOn"',
    to: '"at contact.role"',
    at: '"at contact.role"',
    path: 'states.resting.after["at contact.role"]',
    message: /declare it as "time"/,
  },
  {
    rule: 'no-date',
    from: '"at contact.recycleOn"',
    to: '"at event.startsAt"',
    at: '"at event.startsAt"',
    path: 'states.resting.after["at event.startsAt"]',
    message: /is gone by the time .* "remember"/,
  },
  {
    rule: 'wrong-type',
    from: '"$gte": 50',
    to: '"$gte": "50"',
    at: '"50"',
    path: 'conditions.warm["contact.score"].$gte',
    message: /`contact\.score` is a number, which `"50"` can never be\. Did you mean 50\?/,
    suggestion: '50',
  },
  {
    rule: 'wrong-type',
    from: '"event.asset": "model"',
    to: '"event.asset": { "$in": ["model", 7] }',
    at: '7',
    path: 'enrol.guard["event.asset"].$in[1]',
    message: /`event\.asset` is a text, which `7` can never be\. Did you mean "7"\?/,
    suggestion: '"7"',
  },
  {
    rule: 'wrong-type',
    from: '"warm": {',
    to: '"seen": { "did": { "event": "webinar.registered", "where": { "startsAt": { "$gt": "tomorrow" } } } }, "warm": {',
    at: '"tomorrow"',
    path: 'conditions.seen.did.where.startsAt.$gt',
    message: /`startsAt` is a moment, which `"tomorrow"` can never be/,
  },
  {
    rule: 'wrong-type',
    from: '"send": "reminder"',
    to: '"set": { "role": 5 }',
    at: '5 }',
    path: 'states.reminder.entry[0].set.role',
    message: /`role` was declared as a text/,
    suggestion: '"5"',
  },
  {
    rule: 'not-settable',
    from: '"send": "reminder"',
    to: '"set": { "stage": "customer" }',
    at: '"stage"',
    path: 'states.reminder.entry[0].set.stage',
    message: /`stage` is not changed by "set"/,
    suggestion: '{ "stage": … }',
  },
  {
    rule: 'unknown-stage',
    from: '"disqualified"',
    to: '"disqualifed"',
    at: '"disqualifed"',
    path: 'exit[1].guard["contact.stage"].$in[1]',
    message: /no stage/,
    suggestion: 'disqualified',
  },
  {
    rule: 'unknown-flow',
    from: '"send": "reminder"',
    to: '"enrol": "refrence"',
    at: '"refrence"',
    path: 'states.reminder.entry[0].enrol',
    message: /no flow/,
    suggestion: 'reference',
  },
  {
    rule: 'unknown-team',
    from: '"because": "read the whitepaper"',
    to: '"team": "slaes"',
    at: '"slaes"',
    path: 'states.talk.entry[0].handoff.team',
    message: /no team/,
    suggestion: 'sales',
  },
  {
    rule: 'unknown-asset',
    level: 'warning',
    from: '"event.asset": "model"',
    to: '"event.asset": "modle"',
    at: '"modle"',
    path: 'enrol.guard["event.asset"]',
    message: /no asset/,
    suggestion: 'model',
  },
  // time
  {
    rule: 'bad-moment',
    from: '"4 business days"',
    to: '"4 bussiness days"',
    at: '"4 bussiness days"',
    path: 'states.reminder.after["4 bussiness days"]',
    message: /Did you mean "4 business days"/,
    suggestion: '4 business days',
  },
  {
    rule: 'bad-duration',
    from: '"gap": "3 days"',
    to: '"gap": "3 dyas"',
    at: '"3 dyas"',
    path: 'sending.gap',
    message: /no length of time/,
    suggestion: '3 days',
  },
  {
    rule: 'bad-duration',
    from: '"again": "never"',
    to: '"again": "after a while"',
    at: '"after a while"',
    path: 'enrol.again',
    message: /no length of time/,
  },
  {
    rule: 'bad-window',
    from: '"window": "office-hours"',
    to: '"window": { "timezone": "Europe/Amsterdm" }',
    at: '"Europe/Amsterdm"',
    path: 'sending.window.timezone',
    message: /Europe\/Amsterdam/,
  },
  // how the parts hang together
  {
    rule: 'unreachable-state',
    from: '"cold": {\n      "type": "final"\n    }',
    to: '"cold": {\n      "type": "final"\n    },\n    "lost": {\n      "type": "final"\n    }',
    at: '"lost"',
    path: 'states.lost',
    message: /Nobody can come to `lost`/,
  },
  {
    rule: 'no-way-out',
    from: '"cold": {\n      "type": "final"\n    }',
    to: '"cold": {\n      "on": { "page.viewed": {}, "handoff.created": {} }\n    }',
    at: '"cold": {',
    path: 'states.cold',
    message: /Nothing leads out of `cold`/,
  },
  {
    rule: 'only-events-leave',
    from: '"after": {\n        "60 days": "done"\n      }',
    to: '"note": "?"',
    at: '"talk": {',
    path: 'states.talk',
    message: /Only events lead out of `talk`/,
  },
  {
    rule: 'only-conditions-leave',
    level: 'warning',
    from: '"after": {\n        "60 days": "done"\n      }',
    to: '"always": { "guard": "warm", "target": "done" }',
    at: '"talk": {',
    path: 'states.talk',
    message: /condition/,
  },
  {
    rule: 'date-may-be-missing',
    level: 'warning',
    from: '"400 days": "done"',
    to: '"at contact.lastSeen": "done"',
    at: '"resting": {',
    path: 'states.resting',
    message: /plain duration/,
  },
  {
    rule: 'latest-duration-guarded',
    from: '"14 days": "cold"',
    to: '"14 days": { "guard": "warm", "target": "cold" }',
    at: '"14 days"',
    path: 'states.back.after["14 days"]',
    message: /last moment/,
  },
  {
    rule: 'final-with-transitions',
    from: '"cold": {\n',
    to: '"cold": {\n      "after": { "1 day": "done" },\n',
    at: '"after": { "1 day"',
    path: 'states.cold.after',
    message: /is final/,
  },
  {
    rule: 'split-weights',
    from: '"cold": {\n      "type": "final"\n    }',
    to: '"cold": { "type": "split", "branches": [{ "weight": 50, "target": "done" }, { "weight": 40, "target": "sent" }] }',
    at: '[{ "weight"',
    path: 'states.cold.branches',
    message: /make 90, not 100/,
  },
  {
    rule: 'service-mail-in-segment',
    from: '"on": "asset.downloaded",\n    "guard": {\n      "event.asset": "model"\n    }',
    to: '"segment": { "contact.role": "buyer" }',
    at: '"service"',
    path: 'states.sent.entry[0].kind',
    message: /asked for nothing/,
  },
  {
    rule: 'mail-at-end',
    from: '"on": "meeting.booked"',
    to: '"on": "meeting.booked", "actions": [{ "send": "reminder" }]',
    at: '{ "send"',
    path: 'goal.actions[0]',
    message: /sends no mail/,
  },
  // advice
  {
    rule: 'no-topic',
    level: 'warning',
    from: '"topic": "whitepapers",',
    to: '',
    at: '{\n          "send": "reminder"',
    path: 'states.reminder.entry[0]',
    message: /no topic/,
  },
  {
    rule: 'no-goal',
    level: 'warning',
    from: '"goal": {\n    "on": "meeting.booked"\n  },',
    to: '',
    at: '{',
    path: '',
    message: /no "goal"/,
  },
  {
    rule: 'no-exit-on-unsubscribe',
    level: 'warning',
    from: '"contact.unsubscribed"',
    to: '"consent.withdrawn"',
    at: '{',
    path: '',
    message: /exit on/,
  },
  {
    rule: 'opened-without-clicked',
    level: 'warning',
    from: '"mail.clicked": "deepDive"',
    to: '"cta.clicked": "deepDive"',
    at: '"mail.opened"',
    path: 'states.sent.on["mail.opened"]',
    message: /beside/,
  },
  // other files
  {
    rule: 'unknown-sender',
    file: 'workspace.json',
    from: '"name": "Whitepapers"',
    to: '"name": "Whitepapers", "sender": "marketng"',
    at: '"marketng"',
    path: 'topics.whitepapers.sender',
    message: /no sender/,
    suggestion: 'marketing',
  },
  {
    rule: 'bad-duration',
    file: 'workspace.json',
    from: '"timezone": "Europe/Amsterdam"',
    to: '"timezone": "Europe/Amsterdam", "retention": { "mails": "2 weeks" }',
    at: '"2 weeks"',
    path: 'retention.mails',
    message: /too short/,
    suggestion: '90 days',
  },
  {
    rule: 'unknown-zone',
    file: 'workspace.json',
    from: '"Europe/Amsterdam"',
    to: '"Europe/Nowhere"',
    at: '"Europe/Nowhere"',
    path: 'timezone',
    message: /no time zone/,
  },
  {
    rule: 'missing-asset-file',
    level: 'warning',
    file: 'workspace.json',
    from: '"model.pdf"',
    to: '"modl.pdf"',
    at: '"modl.pdf"',
    path: 'assets.model.file',
    message: /no file/,
    suggestion: 'model.pdf',
  },
  {
    rule: 'unknown-page',
    file: 'workspace.json',
    from: '"page": "model"',
    to: '"page": "modell"',
    at: '"modell"',
    path: 'assets.model.page',
    message: /no page/,
    suggestion: 'model',
  },
  {
    rule: 'bad-date',
    file: 'workspace.json',
    from: '"locale": "en"',
    to: '"locale": "en", "holidays": ["2026-02-31"]',
    at: '"2026-02-31"',
    path: 'holidays[0]',
    message: /no day/,
  },
  {
    rule: 'bad-format',
    file: 'workspace.json',
    from: '"ann@example.com"',
    to: '"ann at example"',
    at: '"ann at example"',
    path: 'senders.marketing.email',
    message: /ann at example/,
  },
  {
    rule: 'unknown-event',
    file: 'scoring.json',
    from: '"mail.clicked"',
    to: '"mail.cliked"',
    at: '"mail.cliked"',
    path: 'rules[0].on',
    message: /no event/,
    suggestion: 'mail.clicked',
  },
  {
    rule: 'unknown-field',
    file: 'scoring.json',
    from: '"points": 12',
    to: '"points": 12, "once": { "per": "event.lnk" }',
    at: '"event.lnk"',
    path: 'rules[0].once.per',
    message: /No field/,
    suggestion: 'event.link',
  },
  {
    rule: 'unknown-group',
    file: 'scoring.json',
    from: '"points": 12',
    to: '"points": 12, "group": "mails"',
    at: '"mails"',
    path: 'rules[0].group',
    message: /no group/,
  },
  {
    rule: 'duplicate-id',
    file: 'scoring.json',
    from: '"points": 12\n    }',
    to: '"points": 12\n    },\n    { "id": "click", "on": "page.viewed", "points": 1 }',
    at: '"click", "on"',
    path: 'rules[1].id',
    message: /already/,
  },
  {
    rule: 'unknown-team',
    file: 'handoff.json',
    from: '"sales"',
    to: '"sails"',
    at: '"sails"',
    path: 'routing.rules[0].team',
    message: /no team/,
    suggestion: 'sales',
  },
  {
    rule: 'route-missing',
    file: 'handoff.json',
    from: '"team": "sales"',
    to: '"team": "sales", "when": { "contact.country": "NL" }',
    at: '{\n        "team"',
    path: 'routing.rules[0]',
    message: /go to nobody/,
  },
  {
    rule: 'unknown-person',
    file: 'handoff.json',
    from: '"acceptHours": 8',
    to: '"acceptHours": 8, "escalate": { "afterHours": 4, "to": "tim" }',
    at: '"tim"',
    path: 'sla.escalate.to',
    message: /no person/,
    suggestion: 'tom',
  },
  // the text itself
  {
    rule: 'json-syntax',
    from: '"id": "reference",',
    to: '"id": "reference"',
    at: '"name"',
    path: 'name',
    message: /a comma is missing/,
  },
  {
    rule: 'duplicate-key',
    from: '"done": {',
    to: '"sent": {',
    at: '"sent": {\n      "type"',
    path: 'states.sent',
    message: /stands twice/,
  },
];

describe('the checks of a workspace', () => {
  it('find nothing wrong with a sound workspace', async () => {
    expect(await validateWorkspace(tempWorkspace())).toEqual([]);
  });

  it('find nothing wrong with the starter workspace', async () => {
    expect(await validateWorkspace(`${__dirname}/../../../../templates`)).toEqual([]);
  });

  it.each(EXAMPLES.map((example) => [example.rule, example.to, example] as const))(
    'say %s of %s, at the place, with what was meant',
    async (_rule, _to, example) => {
      const { findings, text } = await findingsOf(example);
      const found = findings.filter((finding) => finding.rule === example.rule && finding.path === example.path);
      expect(found).toEqual([
        {
          rule: example.rule,
          level: example.level ?? 'error',
          message: expect.stringMatching(example.message) as string,
          file: example.file ?? FLOW_PATH,
          ...placeOf(text, example.at),
          path: example.path,
          suggestion: example.suggestion === undefined ? (found[0]?.suggestion ?? null) : example.suggestion,
        },
      ]);
    },
  );

  it('report one typo as one finding, not as the noise of every branch of the schema', async () => {
    for (const example of EXAMPLES.slice(0, 17)) {
      const { findings } = await findingsOf(example);
      const atSchema = findings.filter((finding) => finding.level === 'error' && !finding.rule.startsWith('unknown-t'));
      expect([example.to, atSchema.length]).toEqual([example.to, 1]);
    }
  });

  it('say nothing of the state that a misspelled target was to lead to', async () => {
    const states = { sent: { after: { '3 days': 'dome' } }, done: { type: 'final' } };
    const flow = { ...referenceFlow(), conditions: {}, on: {}, states };
    const findings = await validateWorkspace(tempWorkspace({ [FLOW_PATH]: flow }));
    expect(findings.map(({ rule, suggestion }) => [rule, suggestion])).toEqual([['unknown-target', 'done']]);
  });

  it('warn when only tracked events lead to a handoff', async () => {
    const flow = referenceFlow();
    const states = {
      sent: { entry: [{ send: 'delivery' }], on: { 'mail.clicked': 'talk' }, after: { '7 days': 'done' } },
      talk: { entry: [{ handoff: true }], after: { '1 day': 'done' } },
      done: { type: 'final' },
    };
    const findings = await validateWorkspace(
      tempWorkspace({ [FLOW_PATH]: { ...flow, conditions: {}, on: {}, states } }),
    );
    expect(findings.map(({ rule, level, path }) => [rule, level, path])).toEqual([
      ['only-tracked-handoff', 'warning', 'states.talk.entry[0]'],
    ]);
  });

  it('let a state wait for events alone when it says so', async () => {
    const { findings } = await findingsOf({
      from: '"after": {\n        "60 days": "done"\n      }',
      to: '"wait": "forever"',
    });
    expect(findings).toEqual([]);
  });

  it('name the second of two flows with one id', async () => {
    const findings = await validateWorkspace(tempWorkspace({ 'flows/second.json': referenceFlow() }));
    expect(findings.map(({ rule, file, path }) => [rule, file, path])).toEqual([
      ['duplicate-id', 'flows/second.json', 'id'],
    ]);
  });

  it('name both files that make one mail in one language, and what is no file', async () => {
    const dir = tempWorkspace({ 'mails/reminder.hbs': textOf('mails/reminder.html') });
    mkdirSync(join(dir, 'flows/folder.json'));
    const findings = await validateWorkspace(dir);
    expect(findings.map(({ rule, file }) => `${rule} ${file}`)).toEqual([
      'not-a-file flows/folder.json',
      'duplicate-template mails/reminder.html',
    ]);
  });

  it('refuse a flow of more than 200 states by its number alone', async () => {
    const states = Object.fromEntries(
      Array.from({ length: 201 }, (_, i) => [`s${i}`, { type: 'final', on: 'nonsense' }]),
    );
    const findings = await validateWorkspace(tempWorkspace({ [FLOW_PATH]: { ...referenceFlow(), states } }));
    expect(findings.map(({ rule, path }) => [rule, path])).toEqual([['too-many-states', 'states']]);
  });

  it('report what is wrong with a mail in its file, at its line', async () => {
    const mail = textOf('mails/reminder.html').replace(
      '<p>Hello {{contact.firstName}}',
      '<p>Hello {{contact.fristName}}',
    );
    const findings = await validateWorkspace(
      tempWorkspace({ 'mails/reminder.hbs': mail, 'mails/reminder.html': null }),
    );
    expect(findings).toEqual([
      expect.objectContaining({ rule: 'unknown-variable', level: 'error', file: 'mails/reminder.hbs', line: 5 }),
    ]);
  });

  it('say of a page that it can not be read as a template, with the line', async () => {
    const findings = await validateWorkspace(tempWorkspace({ 'pages/model.hbs': 'one\n{{#if x}}\ntwo {{/each}}\n' }));
    expect(findings).toEqual([expect.objectContaining({ rule: 'template-syntax', file: 'pages/model.hbs', line: 2 })]);
  });

  it('check streams and flow tests against the mails and flows that there are', async () => {
    const findings = await validateWorkspace(
      tempWorkspace({
        'streams/tips.json': [{ mail: 'tip-1' }],
        'flows/a.flow-test.json': {
          flow: 'referense',
          start: 'soon',
          persona: 'opener',
          events: [{ at: '+1 dya', type: 'page.viewed' }],
          expect: { path: 'sent' },
        },
      }),
    );
    expect(findings.map(({ rule, file, path }) => [rule, file, path])).toEqual([
      ['unknown-flow', 'flows/a.flow-test.json', 'flow'],
      ['bad-format', 'flows/a.flow-test.json', 'start'],
      ['persona-and-events', 'flows/a.flow-test.json', 'persona'],
      ['bad-duration', 'flows/a.flow-test.json', 'events[0].at'],

      ['unknown-mail', 'streams/tips.json', '[0].mail'],
    ]);
  });
});
