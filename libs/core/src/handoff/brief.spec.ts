import { type BriefFacts, briefOf } from './brief';

const facts: BriefFacts = {
  email: 'ann@example.org',
  fields: { firstName: 'Ann', company: ' Big Corp ' },
  stage: 'sql',
  score: 84,
  fit: null,
  because: ['score reached 80'],
  entries: [],
  events: [],
  source: {},
  consent: { mail: 'given', tracking: 'none' },
  assetTitles: { paper: { en: 'The paper' } },
  locale: 'en',
};
const entries = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ at: n * 1_000, points: 8, because: 'Visited a services page' }));

describe('a brief', () => {
  it('shows every entry of the score by itself, the newest first', () => {
    expect(briefOf({ ...facts, entries: entries(3) }).scoreLines).toEqual([
      { at: 2_000, points: 8, text: 'Visited a services page' },
      { at: 1_000, points: 8, text: 'Visited a services page' },
      { at: 0, points: 8, text: 'Visited a services page' },
    ]);
  });

  it('stays short on a long history, and its lines still add up to the score', () => {
    const lines = briefOf({ ...facts, entries: entries(40) }).scoreLines;
    expect(lines).toHaveLength(12);
    expect(lines.at(-1)).toMatchObject({ text: '29 earlier entries' });
    expect(lines.reduce((sum, line) => sum + (line.points ?? 0), 0)).toBe(320);
  });

  it('says what they did last in words, with titles instead of ids, and leaves out what says nothing', () => {
    const events = [
      { at: 1, type: 'asset.downloaded', properties: { asset: 'paper' } },
      { at: 2, type: 'stage.changed', properties: { from: 'lead', to: 'mql' } },
    ];
    expect(briefOf({ ...facts, events }).activity.map(({ text }) => text)).toEqual(['asked for “The paper”']);
  });

  it('names the campaign that brought them before the site, and the site before the page of ours', () => {
    const sourceOf = (source: Record<string, unknown>) => briefOf({ ...facts, source }).source;
    const page = { channel: 'site', page: 'b2b-maturity-model', form: 'whitepaper' };
    const site = { ...page, referrer: 'https://www.linkedin.com/' };
    const campaign = { source: 'linkedin', medium: 'paid', campaign: 'spring' };
    expect(sourceOf({ ...site, ...campaign })).toBe('linkedin / paid / spring');
    expect(sourceOf({ utm_source: 'fair', utm_campaign: 'hall-3' })).toBe('fair / hall-3');
    expect([sourceOf(site), sourceOf(page), sourceOf({ channel: 'api' })]).toEqual([site.referrer, page.page, null]);
  });

  it('falls back on the address where no name is known', () => {
    expect(briefOf({ ...facts, fields: {} })).toMatchObject({ name: 'ann@example.org', company: null });
    expect(briefOf(facts)).toMatchObject({ name: 'Ann', company: 'Big Corp' });
  });

  it('suggests to begin with their own words, else with what says most of what they want', () => {
    const event = (type: string, properties: Record<string, unknown>) => ({ at: 1, type, properties });
    const events = [event('page.viewed', { title: 'Prices' }), event('asset.downloaded', { asset: 'paper' })];
    const opening = (changes: Partial<BriefFacts>): string | null | undefined =>
      briefOf({ ...facts, ...changes }).opening;
    expect(opening({ events, fields: { message: 'Can you call?' } })).toContain('“Can you call?”');
    expect(opening({ events })).toBe('They asked for “The paper”: ask what made them look for it.');
    expect(opening({ events: events.slice(0, 1) })).toBe('They looked at “Prices”: ask what they were comparing.');
    expect(opening({})).toBeNull();
  });
});
