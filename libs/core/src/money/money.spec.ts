import fc from 'fast-check';
import { amountOf, centsOf, decimal, decimalText, shareOut } from '.';

describe('money', () => {
  it('takes decimals for what they say, not for the nearest binary fraction', () => {
    expect(centsOf(3.41)).toBe(341);
    expect(centsOf('1.005')).toBe(101);
    expect(centsOf(-0.005)).toBe(-1);
    expect(centsOf(decimal(0.1).plus(0.2))).toBe(30);
    expect([amountOf(341), decimalText(34100), decimalText(5)]).toEqual([3.41, '341.00', '0.05']);
  });

  it('never rounds a quotient up to a whole number that it does not reach', () => {
    expect(decimal(2).div(3).times(3).lt(2)).toBe(true);
  });

  it('is shared out so that the shares add up to exactly the amount, none off by a whole unit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
        fc.array(fc.double({ min: 0, max: 1000, noNaN: true }), { minLength: 1, maxLength: 30 }),
        (total, weights) => {
          const shares = shareOut(total, weights);
          expect(shares.reduce((all, share) => all + share, 0)).toBe(total);
          const sum = weights.reduce((all, weight) => all + weight, 0);
          if (sum < 1e-6) return;
          weights.forEach((weight, index) =>
            expect(Math.abs((shares[index] ?? 0) - (total * weight) / sum)).toBeLessThan(1 + 1e-6),
          );
        },
      ),
    );
  });

  it('gives what is left over to the largest remainders, the earlier first', () => {
    expect(shareOut(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(shareOut(100, [0.4, 0.2, 0.4])).toEqual([40, 20, 40]);
    expect(shareOut(5, [0, 0])).toEqual([3, 2]);
  });
});
