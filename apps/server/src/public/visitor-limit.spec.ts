import { FORMS_PER_VISITOR, VisitorLimit } from './visitor-limit';

describe('forms from one network address', () => {
  let now = 0;
  const limit = () => new VisitorLimit(() => now);
  const many = (of: VisitorLimit, address: string | null, forms: number = FORMS_PER_VISITOR.forms): number[] =>
    Array.from({ length: forms }, () => of.waitSeconds(address));

  it('are taken up to a number, then wait for the rest of the time', () => {
    const limits = limit();
    expect(many(limits, '203.0.113.7').every((seconds) => seconds === 0)).toBe(true);
    expect(limits.waitSeconds('203.0.113.7')).toBe(FORMS_PER_VISITOR.withinMs / 1000);
    expect(limits.waitSeconds('203.0.113.8')).toBe(0);
    now += FORMS_PER_VISITOR.withinMs;
    expect(limits.waitSeconds('203.0.113.7')).toBe(0);
  });

  it('count for the whole network of a household, as its devices choose their addresses', () => {
    const limits = limit();
    many(limits, '2a02:a45e:1:2::1');
    expect(limits.waitSeconds('2a02:a45e:1:2:ffff::9')).toBeGreaterThan(0);
    expect(limits.waitSeconds('2a02:a45e:1:3::1')).toBe(0);
  });

  it.each(['127.0.0.1', '::1', '10.0.0.3', '192.168.1.1', '::ffff:127.0.0.1', 'fd00::1', 'unknown', null])(
    'are not counted where it is a proxy of one’s own: %s',
    (address) => {
      expect(many(limit(), address, 200).every((seconds) => seconds === 0)).toBe(true);
    },
  );
});
