import { judgeOrigin, type SaidOrigin } from './own-origin';

const OURS = ['https://nurture.example.com', 'http://127.0.0.1:3000'];
const judged = (said: Partial<SaidOrigin>) => judgeOrigin({ site: undefined, origin: undefined, ...said }, OURS);

describe('where a call comes from', () => {
  it('is one of our pages where the browser says so', () => {
    expect(judged({ site: 'same-origin', origin: 'https://elsewhere.example' })).toBe('ours');
    expect(judged({ origin: 'http://127.0.0.1:3000' })).toBe('ours');
  });

  it('is foreign where it says anything else: a neighbour of our domain, another port, nobody', () => {
    expect(judged({ site: 'same-site', origin: OURS[0] })).toBe('foreign');
    expect(judged({ site: 'cross-site' })).toBe('foreign');
    for (const origin of ['https://nurture.example.com.evil.example', 'https://nurture.example.com:8443', 'null']) {
      expect(judged({ origin })).toBe('foreign');
    }
  });

  it('is untold where it says nothing', () => {
    expect(judged({})).toBe('untold');
  });
});
