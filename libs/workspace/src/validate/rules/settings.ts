import { approximateMs, isZone, parseDuration } from '@nurture/core/time';
import type { Complaint, Finding } from '../../finding';
import { findingIn } from '../../finding-in';
import type { JsonPath } from '../../load/json-path';
import { asList, type JsonObject, objectOf, oneOrMore, own } from '../json';
import type { NameSet } from '../names';
import { quoted } from '../suggest';
import { checkReference } from './reference';
import type { Check, WorkspaceRule } from './rule';
import { timeComplaint, windowComplaint } from './times';

/** What workspace.json refers to exists, and its times and zones can be read. */
export const settings: WorkspaceRule = {
  rules: [
    'unknown-sender',
    'unknown-topic',
    'unknown-asset',
    'unknown-page',
    'unknown-wording',
    'unknown-locale',
    'unknown-zone',
    'bad-duration',
    'bad-window',
    'bad-date',
    'missing-asset-file',
  ],
  check: (check) => {
    const file = check.workspace.settings;
    if (file === null) return [];
    const value = objectOf(file.value);
    return [
      ...references(value, check),
      ...times(value),
      ...zone(own(value, 'timezone')),
      ...holidays(value),
      ...defaultLocale(value),
      ...assetFiles(value, check),
    ].map((complaint): Finding => findingIn(file, complaint));
  },
};

type Kind = readonly [rule: string, kind: string, home: string];

const SENDER: Kind = ['unknown-sender', 'sender', '`senders`'];
const TOPIC: Kind = ['unknown-topic', 'topic', '`topics`'];
const ASSET: Kind = ['unknown-asset', 'asset', '`assets`'];
const PAGE: Kind = ['unknown-page', 'page', 'pages/'];
const WORDING: Kind = ['unknown-wording', 'wording', '`consent.wordings`'];

function references(value: JsonObject, { names }: Check): Complaint[] {
  return [
    ...named(SENDER, value, [], 'defaultSender', names.senders),
    ...each(value, 'topics', (topic, path) => named(SENDER, topic, path, 'sender', names.senders)),
    ...each(value, 'forms', (form, path) => [
      ...named(TOPIC, form, path, 'topics', names.topics),
      ...named(ASSET, form, path, 'asset', names.assets),
      ...named(PAGE, form, path, 'thanks', names.pages),
      ...named(WORDING, form, path, 'wording', names.wordings),
    ]),
    ...each(value, 'assets', (asset, path) => [
      ...named(TOPIC, asset, path, 'topic', names.topics),
      ...named(PAGE, asset, path, 'page', names.pages),
    ]),
  ];
}

/** What the product still looks at: caps and soft bounces at mails, conditions and late events at the log. */
const LEAST_DAYS: Readonly<Record<string, number>> = {
  events: 90,
  mails: 90,
  hits: 30,
  contents: 7,
  traces: 7,
  mailbox: 1,
};

function retention(kind: string, text: unknown): Complaint[] {
  const path = ['retention', kind];
  const unreadable = timeComplaint('bad-duration', text, path, parseDuration);
  const days = LEAST_DAYS[kind];
  if (unreadable.length > 0 || typeof text !== 'string' || days === undefined) return unreadable;
  if (approximateMs(parseDuration(text)) >= days * 86_400_000) return [];
  const message = `${quoted(text)} is too short: the product itself looks back further. Keep it for at least ${days} days.`;
  return [{ rule: 'bad-duration', message, suggestion: `${days} days`, path }];
}

function each(value: JsonObject, name: string, check: (item: JsonObject, path: JsonPath) => Complaint[]): Complaint[] {
  return Object.entries(objectOf(own(value, name))).flatMap(([key, item]) => check(objectOf(item), [name, key]));
}

function named(
  [rule, kind, home]: Kind,
  holder: JsonObject,
  path: JsonPath,
  property: string,
  known: NameSet,
): Complaint[] {
  return oneOrMore<string | number>(own(holder, property), [...path, property]).flatMap((item) =>
    checkReference({ rule, kind, home, name: item.value, path: item.path, known }),
  );
}

function times(value: JsonObject): Complaint[] {
  const sending = own(value, 'sending');
  const duration = (text: unknown, path: JsonPath): Complaint[] =>
    timeComplaint('bad-duration', text, path, parseDuration);
  return [
    ...duration(own(own(sending, 'cap'), 'within'), ['sending', 'cap', 'within']),
    ...duration(own(sending, 'gap'), ['sending', 'gap']),
    ...duration(own(own(value, 'downloads'), 'expire'), ['downloads', 'expire']),
    ...duration(own(sending, 'lessOften'), ['sending', 'lessOften']),
    ...duration(own(sending, 'maxWait'), ['sending', 'maxWait']),
    ...Object.entries(objectOf(own(value, 'retention'))).flatMap(([kind, text]) => retention(kind, text)),
    ...windowComplaint(own(sending, 'quietHours'), ['sending', 'quietHours']),
    ...each(value, 'windows', (window, path) => windowComplaint(window, path)),
    ...each(value, 'teams', (team, path) => [
      ...windowComplaint(own(team, 'hours'), [...path, 'hours']),
      ...asList(own(team, 'members')).flatMap((member, index) =>
        windowComplaint(own(member, 'hours'), [...path, 'members', index, 'hours']),
      ),
    ]),
  ];
}

function zone(name: unknown): Complaint[] {
  if (typeof name !== 'string' || isZone(name)) return [];
  const message = `${quoted(name)} is no time zone; write it like "Europe/Amsterdam".`;
  return [{ rule: 'unknown-zone', message, path: ['timezone'] }];
}

/** The schema sees to the spelling; here 31 February is found. */
function holidays(value: JsonObject): Complaint[] {
  return oneOrMore<string | number>(own(value, 'holidays'), ['holidays']).flatMap((item) => {
    const inside = typeof item.value !== 'string';
    const date = inside ? own(item.value, 'date') : item.value;
    if (typeof date !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(date) || isDay(date)) return [];
    return [
      {
        rule: 'bad-date',
        message: `There is no day ${quoted(date)}.`,
        path: inside ? [...item.path, 'date'] : item.path,
      },
    ];
  });
}

function isDay(date: string): boolean {
  const at = Date.parse(date);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(date);
}

function defaultLocale(value: JsonObject): Complaint[] {
  const locales = own(value, 'locales');
  if (!Array.isArray(locales)) return [];
  const known = new Set(locales.filter((locale) => typeof locale === 'string'));
  const name = own(value, 'locale');
  return checkReference({ rule: 'unknown-locale', kind: 'language', home: '`locales`', name, path: ['locale'], known });
}

function assetFiles(value: JsonObject, { workspace }: Check): Complaint[] {
  const known = new Set(workspace.assets.map((asset) => asset.name));
  return each(value, 'assets', (asset, path) =>
    filesOf(own(asset, 'file'), [...path, 'file']).flatMap((file) =>
      checkReference({
        rule: 'missing-asset-file',
        level: 'warning',
        kind: 'file',
        home: 'assets/',
        name: file.value,
        path: file.path,
        known,
      }),
    ),
  );
}

function filesOf(value: unknown, path: JsonPath): { value: unknown; path: JsonPath }[] {
  if (typeof value === 'string') return [{ value, path }];
  return Object.entries(objectOf(value)).map(([locale, file]) => ({ value: file, path: [...path, locale] }));
}
