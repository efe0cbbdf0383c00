import fc from 'fast-check';
import { columnAfter, quote, seamBefore, staticPart } from './quoted-printable';

/** A decoder of its own, as the standard says it (RFC 2045, 6.7). */
const decode = (qp: string): string => {
  const bytes: number[] = [];
  const joined = qp.replace(/=\r\n/g, '');
  for (let at = 0; at < joined.length; at++) {
    const hex = joined[at] === '=' ? joined.slice(at + 1, at + 3) : '';
    bytes.push(hex ? parseInt(hex, 16) : joined.charCodeAt(at));
    at += hex.length;
  }
  return Buffer.from(bytes).toString('utf8');
};

const piece = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.stringMatching(/^[ a-z=\t\r\n.é€😀-]{0,160}$/u),
  fc.constantFrom('', ' ', '\n', '\r\n', '='.repeat(80), 'x'.repeat(75), 'x'.repeat(76), 'é'.repeat(40), '  \n  '),
);

describe('quoted-printable', () => {
  it('joins static runs and values into what they say, in lines of at most 76 columns', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 9 }), (pieces) => {
        let qp = '';
        let column = 0;
        for (const [at, text] of pieces.entries()) {
          if (at % 2 === 0) {
            const part = staticPart(text);
            const seam = seamBefore(part, column);
            qp += seam + part.qp;
            column = columnAfter(part, seam ? 0 : column);
          } else {
            const quoted = quote(text, column);
            qp += quoted.qp;
            column = quoted.column;
          }
        }
        for (const line of qp.split('\r\n')) {
          expect(line.length).toBeLessThanOrEqual(76);
          expect(line).toMatch(/^[\t -~]*$/);
          expect(line).not.toMatch(/[ \t]$/);
        }
        // each piece by itself: a CR that ends one and an LF that begins the next are not one line end
        expect(decode(qp)).toBe(pieces.map((text) => Buffer.from(text).toString().replace(/\r?\n/g, '\r\n')).join(''));
      }),
      { numRuns: 1_000 },
    );
  });
});
