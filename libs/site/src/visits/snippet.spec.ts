import { runInNewContext } from 'node:vm';
import { SNIPPET } from './snippet';

interface Sent {
  readonly visitor: string | null;
  readonly events: { readonly id: string; readonly type: string }[];
}

/** As much of a browser as the snippet touches. */
function browser() {
  const sent: Sent[] = [];
  const listeners = new Map<string, () => void>();
  const listen = (name: string, listener: () => void) => void listeners.set(name, listener);
  const d = {
    currentScript: { src: 'https://nurture.example/t.js', dataset: {} },
    title: 'Pricing',
    referrer: '',
    readyState: 'complete',
    visibilityState: 'visible',
    querySelector: () => null,
    querySelectorAll: () => [],
    addEventListener: listen,
  };
  const window = {
    location: { href: 'https://www.company.example/pricing' },
    localStorage: { getItem: () => null, setItem: () => undefined, removeItem: () => undefined },
    crypto: globalThis.crypto,
    history: { pushState: () => undefined },
    addEventListener: listen,
    fetch: (_: string, { body }: { body: string }) => {
      sent.push(JSON.parse(body) as Sent);
      return Promise.resolve({ ok: true, json: () => Promise.resolve({}) });
    },
    nurture: undefined as { consent: (yes: boolean) => void } | undefined,
  };
  runInNewContext(SNIPPET, {
    window,
    document: d,
    URL,
    Uint8Array,
    setTimeout: () => 0,
    clearTimeout: () => undefined,
  });
  return {
    sent,
    becomes: (state: 'hidden' | 'visible') => {
      d.visibilityState = state;
      listeners.get('visibilitychange')?.();
    },
    leaves: () => listeners.get('pagehide')?.(),
    answers: (yes: boolean) => window.nurture?.consent(yes),
  };
}

describe('the snippet', () => {
  it('waits with what it saw while the tab is only hidden, so that a later yes has it', () => {
    const tab = browser();
    tab.becomes('hidden');
    expect(tab.sent).toEqual([]);
    tab.becomes('visible');
    tab.answers(true);
    expect(tab.sent).toMatchObject([{ events: [{ type: 'page.viewed' }] }]);
    expect(tab.sent[0]?.visitor).toMatch(/^[0-9a-f]{32}$/);
    tab.becomes('hidden');
    tab.leaves();
    expect(tab.sent).toHaveLength(1);
  });

  it('tells without a name what was seen on a page that is left unanswered, or after a no', () => {
    const left = browser();
    left.leaves();
    const refused = browser();
    refused.answers(false);
    for (const { sent } of [left, refused]) expect(sent).toMatchObject([{ visitor: null, events: [{ type: 'page.viewed' }] }]); // prettier-ignore
  });
});
