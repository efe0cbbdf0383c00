const wordRoom = 75;
const frame = '=?UTF-8?Q??='.length;
const qSafe = /^[A-Za-z0-9!*+\-/]$/;

/**
 * RFC 2047 encoded words of `text`, none over 75 columns and the first within `firstRoom`; no character is cut
 * in two. Q where that is shorter, else B.
 */
export function encodedWords(text: string, firstRoom: number): string[] {
  const useB = Buffer.byteLength(text, 'utf8') * 1.34 < qLength(text);
  const words: string[] = [];
  let chunk = '';
  let size = 0;
  for (const character of text) {
    const cost = useB ? Buffer.byteLength(character, 'utf8') : q(character).length;
    const room = (words.length === 0 ? Math.max(firstRoom, 32) : wordRoom) - frame;
    if (chunk && size + cost > (useB ? Math.floor(room / 4) * 3 : room)) {
      words.push(word(chunk, useB));
      chunk = '';
      size = 0;
    }
    chunk += character;
    size += cost;
  }
  return chunk ? [...words, word(chunk, useB)] : words;
}

const word = (chunk: string, useB: boolean): string =>
  useB
    ? `=?UTF-8?B?${Buffer.from(chunk, 'utf8').toString('base64')}?=`
    : `=?UTF-8?Q?${Array.from(chunk, q).join('')}?=`;

function q(character: string): string {
  if (character === ' ') return '_';
  if (qSafe.test(character)) return character;
  return Array.from(
    Buffer.from(character, 'utf8'),
    (byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`,
  ).join('');
}

const qLength = (text: string): number => {
  let length = 0;
  for (const character of text) length += q(character).length;
  return length;
};
