import { judge } from './judge';
import type { Hit, RequestEvidence } from './types';

const browser =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.6 Safari/605.1.15';
const gmail = 'Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)';
const prefetch =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/42.0.2311.135 Safari/537.36 Edge/12.246 Mozilla/5.0';

const by = (userAgent: string | null, change: Partial<RequestEvidence> = {}): RequestEvidence => ({
  method: 'GET',
  userAgent,
  purpose: null,
  network: null,
  ...change,
});
const open = (request: RequestEvidence): Hit => ({ kind: 'open', link: null, at: 0, request });
const click = (link: number, at: number, request = by(browser)): Hit => ({ kind: 'click', link, at, request });

describe('evidence', () => {
  test.each([
    ['a browser is a person', open(by(browser)), 'human'],
    ["Gmail's image proxy fetches when a person looks", open(by(gmail)), 'proxied'],
    ["Gmail's prefetch is automatic", open(by(prefetch)), 'automatic'],
    ['Apple Mail Privacy Protection is automatic', open(by('Mozilla/5.0')), 'automatic'],
    [
      'a crawler is a machine',
      open(by('Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)')),
      'machine',
    ],
    ['a request without user agent is a machine', click(1, 0, by(null)), 'machine'],
    ['HEAD is a machine', click(1, 0, by(browser, { method: 'HEAD' })), 'machine'],
    ['what is fetched ahead is a machine', click(1, 0, by(browser, { purpose: 'prefetch' })), 'machine'],
    ['a click at the very moment of delivery is a person', click(1, 0), 'human'],
  ] as const)('%s', (_, hit, verdict) => {
    expect(judge(hit, []).verdict).toBe(verdict);
  });

  it('convicts every click of a burst over distinct links, the earliest included', () => {
    const burst = [click(0, 0), click(1, 700), click(2, 1_400)];
    const verdicts = burst.map((hit) =>
      judge(
        hit,
        burst.filter((other) => other !== hit),
      ),
    );
    expect(verdicts.map((judged) => judged.verdict)).toEqual(['machine', 'machine', 'machine']);
    expect(verdicts[0]?.signs).toEqual(['burst']);
  });

  it('leaves alone who clicks one link many times, or several over a minute', () => {
    const again = [click(1, 0), click(1, 300), click(1, 600), click(1, 900)];
    expect(judge(click(1, 450), again).verdict).toBe('human');
    const slowly = [click(0, 0), click(1, 20_000), click(2, 40_000)];
    expect(judge(click(3, 60_000), slowly).verdict).toBe('human');
  });
});
