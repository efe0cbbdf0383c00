import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Content by path; a value that is no text or bytes is written as JSON; null leaves a file out. */
export type Files = Readonly<Record<string, unknown>>;

const made: string[] = [];

/** A workspace folder for a test: a small sound one, with these files put in, changed or taken away. */
export function tempWorkspace(files: Files = {}): string {
  const dir = mkdtempSync(join(tmpdir(), 'nurture-workspace-'));
  made.push(dir);
  for (const [path, content] of Object.entries({ ...soundFiles(), ...files })) {
    if (content === null) continue;
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), bytesOf(content));
  }
  return dir;
}

export function removeTempWorkspaces(): void {
  for (const dir of made.splice(0)) rmSync(dir, { recursive: true, force: true });
}

function bytesOf(content: unknown): string | Uint8Array {
  return typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content, null, 2);
}

export const FLOW_PATH = 'flows/reference.json';

/** The files of a small workspace without a single finding. */
export function soundFiles(): Record<string, unknown> {
  return {
    'workspace.json': settings(),
    'scoring.json': {
      rules: [{ id: 'click', on: 'mail.clicked', points: 12 }],
      fit: { grades: { A: 10 } },
      stages: { sql: { score: 80 } },
    },
    'handoff.json': {
      routing: { rules: [{ team: 'sales' }] },
      sla: { acceptHours: 8, contactHours: 16 },
      reasons: { recycle: [{ id: 'not-now', label: 'Not now' }], reject: [], lost: [] },
    },
    [FLOW_PATH]: referenceFlow(),
    ...Object.fromEntries(MAILS.map((name) => [`mails/${name}.html`, MAIL])),
    'pages/model.hbs': '<h1>{{page.title}}</h1>',
    'assets/model.pdf': '%PDF-1.4',
  };
}

function settings(): Record<string, unknown> {
  return {
    company: { name: 'Example', address: ['Street 1', '1234 AB Town'] },
    locale: 'en',
    timezone: 'Europe/Amsterdam',
    senders: { marketing: { name: 'Ann', email: 'ann@example.com' } },
    topics: { whitepapers: { name: 'Whitepapers' } },
    windows: { 'office-hours': { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', until: '17:00' } },
    events: { 'webinar.registered': { webinar: 'text', startsAt: 'time' } },
    fields: { contact: { role: 'text' } },
    assets: { model: { title: 'The model', file: 'model.pdf', page: 'model' } },
    teams: { sales: { name: 'Sales', members: [{ id: 'tom', name: 'Tom', email: 'tom@example.com' }] } },
  };
}

const MAILS = ['delivery', 'reminder', 'deep-dive', 'follow-up'];

const MAIL = `---
subject: Hello {{contact.firstName}}
---
<html lang="en"><head><title>Hello</title></head><body>
<p>Hello {{contact.firstName}}, read <a href="https://www.example.com/">more</a>.</p>
<p>Street 1, 1234 AB Town · <a href="{{links.unsubscribe}}">unsubscribe</a></p>
</body></html>
`;

/** The whitepaper funnel: a flow that uses most of the language. */
export function referenceFlow(): Record<string, unknown> {
  return {
    $schema: '../../schemas/flow.schema.json',
    id: 'reference',
    name: 'Whitepaper',
    enrol: { on: 'asset.downloaded', guard: { 'event.asset': 'model' }, again: 'never' },
    goal: { on: 'meeting.booked' },
    exit: [{ on: 'contact.unsubscribed' }, { guard: { 'contact.stage': { $in: ['customer', 'disqualified'] } } }],
    conditions: {
      warm: { 'contact.score': { $gte: 50 } },
      prices: { 'event.url': { $contains: '/pricing' } },
    },
    sending: { topic: 'whitepapers', window: 'office-hours', priority: 5, gap: '3 days' },
    initial: 'sent',
    on: { 'page.viewed': { guard: { $and: ['prices', 'warm'] }, target: 'talk' }, 'handoff.created': 'talk' },
    states: {
      sent: {
        entry: [{ send: 'delivery', immediately: true, kind: 'service' }],
        on: { 'mail.opened': 'deepDive', 'mail.clicked': 'deepDive', 'asset.opened': 'deepDive' },
        after: { '3 days': 'reminder' },
      },
      reminder: {
        entry: [{ send: 'reminder' }],
        on: { 'mail.opened': 'deepDive', 'mail.clicked': 'deepDive' },
        after: { '4 business days': 'cold' },
      },
      deepDive: {
        entry: [{ send: 'deep-dive' }],
        on: { 'mail.clicked': { of: 'state', guard: 'warm', target: 'talk' } },
        after: { '7 days': [{ guard: 'warm', target: 'talk' }, { target: 'cold' }] },
      },
      talk: {
        entry: [{ handoff: { because: 'read the whitepaper' } }],
        on: { 'handoff.recycled': 'resting', 'handoff.won': 'done', 'handoff.lost': 'done' },
        after: { '60 days': 'done' },
      },
      resting: { on: { 'page.viewed': {} }, after: { 'at contact.recycleOn': 'back', '400 days': 'done' } },
      back: {
        entry: [{ send: 'follow-up' }],
        on: { 'mail.clicked': { of: 'state', target: 'talk' } },
        after: { '14 days': 'cold' },
      },
      cold: { type: 'final' },
      done: { type: 'final' },
    },
  };
}
