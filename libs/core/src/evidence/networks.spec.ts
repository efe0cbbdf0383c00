import { networkTable, parseNetworks } from './index';

const entry = (cidr: string, name: string): object => ({
  cidr,
  name,
  scope: 'scanner',
  certainty: 'probable',
  source: 'a test',
  seen: '2026-11-22',
});
const table = (...entries: object[]): ReturnType<typeof networkTable> =>
  networkTable(parseNetworks({ networks: entries }));

describe('the table of networks', () => {
  const known = table(
    entry('10.0.0.0/8', 'wide'),
    entry('10.1.128.0/17', 'narrow'),
    entry('10.1.200.7/32', 'one'),
    entry('2001:db8::/32', 'wide six'),
    entry('2001:db8:5:8000::/49', 'narrow six'),
  );

  test.each([
    ['10.2.0.1', 'wide'],
    ['10.1.127.255', 'wide'],
    ['10.1.128.0', 'narrow'],
    ['10.1.255.255', 'narrow'],
    ['10.1.200.7', 'one'],
    ['::ffff:10.1.200.7', 'one'],
    ['2001:db8:4::1', 'wide six'],
    ['2001:db8:5:7fff::1', 'wide six'],
    ['2001:db8:5:8000::1', 'narrow six'],
    ['11.0.0.1', undefined],
    ['2001:db9::1', undefined],
    ['no address', undefined],
  ])('knows the narrowest range of %s', (address, name) => {
    expect(known.find(address)?.name).toBe(name);
  });

  it('takes the later of two entries for one range', () => {
    expect(table(entry('10.0.0.0/8', 'old'), entry('10.0.0.0/8', 'new')).find('10.0.0.1')?.name).toBe('new');
  });

  it('refuses an entry that is no network, or says nothing known, and names it', () => {
    const good = entry('10.0.0.0/8', 'x');
    expect(() => table(good, { ...good, cidr: '10.0.0.0/33' })).toThrow('networks[1]');
    expect(() => table({ ...good, scope: 'person' })).toThrow('scope');
    expect(() => table({ ...good, certainty: 'maybe' })).toThrow('certainty');
    expect(() => table({ ...good, source: undefined })).toThrow('who says so');
    expect(() => parseNetworks({})).toThrow(RangeError);
  });
});
