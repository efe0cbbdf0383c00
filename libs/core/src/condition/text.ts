/**
 * Orders texts by their code points, as PostgreSQL's collation "C" does. JavaScript's own `<` goes by UTF-16 units, and
 * puts an emoji before `ﬁ` (U+FB01).
 * @returns below 0 where `a` comes first, 0 where they are the same
 */
export function textOrder(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const one = a.charCodeAt(i);
    const other = b.charCodeAt(i);
    if (one !== other) return rank(one) - rank(other);
  }
  return a.length - b.length;
}

/** Halves of surrogate pairs stand for the code points above all others. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x1_0000 : unit;
}

/** Whether PostgreSQL can hold a text at all: no NUL, no half of a surrogate pair. No value could ever equal another. */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && !/\p{Surrogate}/u.test(text);
}
