// What became of mails, calls to action and content.
import { meanOf } from '@nurture/core/figures';
import type { Happening, History } from '../history';
import { type Bounds, DAY, figure, inside, ofContact, share } from './plain';

export function referenceMails(history: History, now: Bounds, earlier: Bounds) {
  const marketing = history.mails.filter((mail) => mail.status === 'sent' && mail.kind !== 'notification');
  const blamed = new Set<number>();
  for (const goodbye of history.events.filter((event) => event.type === 'contact.unsubscribed')) {
    const before = ofContact(marketing, goodbye.contactId ?? 0).filter(
      ({ settledAt }) => settledAt <= goodbye.at && settledAt > goodbye.at - 30 * DAY,
    );
    const last = [...before].sort((a, b) => b.settledAt - a.settledAt || b.id - a.id)[0];
    if (last) blamed.add(last.id);
  }
  const said = (type: string) =>
    new Set(history.events.filter((event) => event.type === type).map((event) => event.mailId));
  const [bounced, complained] = [said('mail.bounced'), said('mail.complained')];
  const human = history.hits.filter(({ verdict }) => verdict === 'human' || verdict === 'proxied');
  const read = new Set(human.map(({ mailId }) => mailId));
  const clicked = new Set(human.filter(({ kind }) => kind === 'click').map(({ mailId }) => mailId));
  const counts = (flow: string, name: string, bounds: Bounds) => {
    const sent = marketing.filter(
      (mail) => (mail.flow ?? '') === flow && mail.name === name && inside(mail.settledAt, bounds),
    );
    const delivered = sent.filter(({ id }) => !bounced.has(id));
    const tracked = delivered.filter((mail) => mail.tracked);
    const of = (ids: { has(id: number): boolean }, mails: readonly { id: number }[]): [number, number] => [
      mails.filter(({ id }) => ids.has(id)).length,
      mails.length,
    ];
    return {
      sent: sent.length,
      delivered: [delivered.length, sent.length] as [number, number],
      opened: of(read, tracked),
      clicked: of(clicked, tracked),
      unsubscribed: of(blamed, delivered),
      complained: of(complained, delivered),
    };
  };
  const names = [...new Set(marketing.map((mail) => JSON.stringify([mail.flow ?? '', mail.name])))].sort();
  return names.flatMap((text) => {
    const [flow = '', mail = ''] = JSON.parse(text) as string[];
    const [a, b] = [counts(flow, mail, now), counts(flow, mail, earlier)];
    if (a.sent === 0) return [];
    return [
      {
        flow,
        mail,
        sent: figure(a.sent, a.sent, b.sent),
        delivered: share(...a.delivered, b.delivered),
        opened: share(...a.opened, b.opened),
        clicked: share(...a.clicked, b.clicked),
        unsubscribed: share(...a.unsubscribed, b.unsubscribed),
        complained: share(...a.complained, b.complained),
      },
    ];
  });
}

export function referenceContent(history: History, now: Bounds, earlier: Bounds) {
  const who = (event: Happening): string => `${event.contactId} ${event.contactId === null ? event.visitorId : ''}`;
  const of = (type: string, name: string, bounds: Bounds) =>
    history.events.filter(
      (event) =>
        event.type === type &&
        inside(event.at, bounds) &&
        (event.properties['cta'] === name || event.properties['content'] === name),
    );
  const cta = (name: string, bounds: Bounds): [number, number] => {
    const saw = new Set(of('cta.viewed', name, bounds).map(who));
    const clicked = new Set(of('cta.clicked', name, bounds).map(who));
    return [[...saw].filter((person) => clicked.has(person)).length, saw.size];
  };
  const ratings = (name: string, bounds: Bounds): number[] => {
    const latest = new Map<string, Happening>();
    for (const event of of('content.rated', name, bounds)) {
      if (event.at >= (latest.get(who(event))?.at ?? 0)) latest.set(who(event), event);
    }
    return [...latest.values()].map(({ properties }) => Number(properties['rating']));
  };
  const ctas = ['scan', 'demo'].flatMap((name) => {
    const [a, b] = [cta(name, now), cta(name, earlier)];
    if (a[1] === 0) return [];
    return [{ kind: 'cta', name, people: figure(a[1], a[1], b[1]), clicked: share(...a, b), rating: null }];
  });
  const contents = ['paper', 'blog'].flatMap((name) => {
    const [a, b] = [ratings(name, now), ratings(name, earlier)];
    if (a.length === 0) return [];
    const [mean, before] = [meanOf(a), meanOf(b)];
    const rating = { value: mean?.mean ?? null, n: a.length, low: mean?.low ?? null, high: mean?.high ?? null, before: before?.mean ?? null }; // prettier-ignore
    return [{ kind: 'content', name, people: figure(a.length, a.length, b.length), clicked: null, rating }];
  });
  return [...ctas, ...contents];
}
