import { TRAP_LINK } from '../mail';
import { countsProxied, judgeMail } from './index';
import type { Hit, RequestEvidence } from './index';

const browser =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.6 Safari/605.1.15';
const gmail = 'Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)';
const prefetch =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/42.0.2311.135 Safari/537.36 Edge/12.246 Mozilla/5.0';

const by = (userAgent: string | null, change: Partial<RequestEvidence> = {}): RequestEvidence => ({
  method: 'GET',
  userAgent,
  purpose: null,
  network: '203.0.113.0/24',
  ...change,
});
const open = (request: RequestEvidence, at = 0): Hit => ({ kind: 'open', link: null, at, request });
const click = (link: number, at: number, request = by(browser)): Hit => ({ kind: 'click', link, at, request });
const verdicts = (...hits: Hit[]): string[] => judgeMail(hits).map(({ verdict }) => verdict);

describe('evidence', () => {
  test.each([
    ['a browser is a person', open(by(browser)), 'human'],
    ["Gmail's image proxy fetches when a person looks", open(by(gmail)), 'proxied'],
    ["Gmail's prefetch is automatic", open(by(prefetch)), 'automatic'],
    ['Apple Mail Privacy Protection is automatic', open(by('Mozilla/5.0')), 'automatic'],
    ['a crawler is a machine', open(by('Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)')), 'machine'],
    ['a request without user agent is a machine', click(1, 0, by(null)), 'machine'],
    ['HEAD is a machine', click(1, 0, by(browser, { method: 'HEAD' })), 'machine'],
    ['what is fetched ahead is a machine', click(1, 0, by(browser, { purpose: 'prefetch' })), 'machine'],
    ['who follows a link that nobody sees is a machine', click(TRAP_LINK, 0), 'machine'],
    ['a scanner that says its name is a machine', click(1, 0, by(`${browser} BarracudaCentral`)), 'machine'],
    ['a click at the very moment of delivery is a person', click(1, 0), 'human'],
    ['who comes by a rewritten link is a person', click(1, 0, by(browser, { referrer: 'eur01.safelinks.protection.outlook.com' })), 'human'],
  ] as const)('%s', (_, hit, verdict) => {
    expect(verdicts(hit)).toEqual([verdict]);
  }); // prettier-ignore

  it('is less sure of a network that only probably is a scanner’s, and not moved by a relay of people', () => {
    const range = { name: 'Scans', scope: 'scanner', certainty: 'probable' } as const;
    const hit = click(1, 0, by(browser, { range }));
    expect(judgeMail([hit])).toEqual([{ verdict: 'machine', certainty: 'probable', signs: ['network:Scans'] }]);
    const relay = { name: 'Relay', scope: 'relay', certainty: 'certain' } as const;
    expect(judgeMail([click(1, 0, by(browser, { range: relay }))])).toMatchObject([
      { verdict: 'human', signs: ['network:Relay'] },
    ]);
    expect(verdicts(open(by(browser, { range: { ...relay, scope: 'image-proxy' } })))).toEqual(['proxied']);
  });

  it('convicts every click of a burst over distinct links, the earliest included, and the pixel fetched with them', () => {
    const burst = [open(by(browser), 100), click(0, 0), click(1, 700), click(2, 1_400), click(1, 3_000)];
    expect(judgeMail(burst).map(({ verdict, certainty }) => `${verdict}: ${certainty}`)).toEqual(
      burst.map(() => 'machine: certain'),
    );
    expect(judgeMail(burst)[1]?.signs).toEqual(['burst']);
  });

  it('takes two links at once for a machine’s, and is not sure of it', () => {
    expect(judgeMail([click(0, 0), click(1, 300)])).toMatchObject([
      { verdict: 'machine', certainty: 'probable', signs: ['two-links-at-once'] },
      { verdict: 'machine', certainty: 'probable' },
    ]);
    expect(verdicts(click(0, 0), click(1, 1_500, by('Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1', { network: '198.51.100.0/24' })))).toEqual([
      'human',
      'human',
    ]);
  }); // prettier-ignore

  it('convicts what the same agent did a moment before or after it gave itself away, and nothing of others', () => {
    const hits = [click(0, 0), click(TRAP_LINK, 8_000), click(1, 20_000), click(2, 25_000, by('Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0')), click(1, 300_000)];
    expect(judgeMail(hits).map(({ verdict }) => verdict)).toEqual(['machine', 'machine', 'machine', 'human', 'human']);
    expect(judgeMail(hits)[0]).toMatchObject({ certainty: 'probable', signs: ['company-of-a-machine'] });
  }); // prettier-ignore

  it('leaves alone who clicks one link many times, or several over a minute', () => {
    expect(new Set(verdicts(click(1, 0), click(1, 300), click(1, 600), click(1, 900)))).toEqual(new Set(['human']));
    expect(new Set(verdicts(click(0, 0), click(1, 20_000), click(2, 40_000)))).toEqual(new Set(['human']));
  });

  it('convicts an agent that was convicted for colleagues', () => {
    const hit = click(1, 0);
    expect(judgeMail([hit], { knownScanners: new Set([hit]) })).toMatchObject([
      { verdict: 'machine', certainty: 'probable', signs: ['scanner-of-the-domain'] },
    ]);
  });

  it('counts a proxied open only when the workspace says so, and the first came late enough after delivery', () => {
    const rule = { count: true, afterMs: 60_000 };
    expect(countsProxied(rule, 161_000, 100_000)).toBe(true);
    expect(countsProxied(rule, 160_000, 100_000)).toBe(false);
    expect(countsProxied(rule, 161_000, null)).toBe(false);
    expect(countsProxied({ ...rule, count: false }, 999_000, 0)).toBe(false);
  });
});
