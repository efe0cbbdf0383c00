import fc from 'fast-check';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TokenKind, tokensFor } from './index';

const tokens = tokensFor('a secret for the tests alone');
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=+/. %\n';
const kinds: readonly TokenKind[] = ['o', 'c', 'd', 'v', 'u', 'r', 'h', 'i', 'q'];

const id = fc.bigInt({ min: 1n, max: 2n ** 63n - 1n }).map(String);
const text = fc.string({ unit: 'grapheme' });
const maybe = <T>(name: string, value: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> =>
  fc.option(value).map((one): Record<string, T> => (one === null ? {} : { [name]: one }));

/** A token of each kind, with everything in it that it can carry. */
const oneOfEach: readonly (readonly [TokenKind, string])[] = [
  ['o', tokens.make('o', { mail: '12345678' })],
  ['c', tokens.make('c', { mail: '12345678', link: 3, destination: 'https://example.com/?a=1' })],
  ['d', tokens.make('d', { contact: '17', asset: 'model', mail: '12345678', at: 1_795_000_000 })],
  ['v', tokens.make('v', { contact: '17', request: 'mail', at: 1_795_000_000 })],
  ['u', tokens.make('u', { contact: '17', mail: '12345678', topic: 'whitepapers' })],
  ['r', tokens.make('r', { mail: '12345678', rating: 4, content: 'model' })],
  ['h', tokens.make('h', { handoff: '9', person: 'eva', answer: 'accept' })],
  ['i', tokens.make('i', { file: 'logo.png' })],
  ['q', tokens.make('q', { round: '2027-q1', until: 1_795_000_000 })],
];
const GUESSES = process.env['NURTURE_TEST_FULL'] === '1' ? 1_000_000 : 20_000;

describe('a token', () => {
  it('gives back what was put into it, whatever the kind', () => {
    fc.assert(
      fc.property(id, id, fc.nat(), text, maybe('mail', id), maybe('topic', text), (a, b, n, words, mail, topic) => {
        expect(tokens.read('o', tokens.make('o', { mail: a }))).toEqual({ mail: a });
        const click = { mail: a, link: n, destination: words };
        expect(tokens.read('c', tokens.make('c', click))).toEqual(click);
        const download = { contact: b, asset: words, ...mail, ...(n > 0 ? { at: n } : {}) };
        expect(tokens.read('d', tokens.make('d', download))).toEqual(download);
        const stop = { contact: b, ...mail, ...topic };
        expect(tokens.read('u', tokens.make('u', stop))).toEqual(stop);
        const optIn = { contact: b, request: words, at: n };
        expect(tokens.read('v', tokens.make('v', optIn))).toEqual(optIn);
        const rating = { mail: a, rating: n % 6, content: words };
        expect(tokens.read('r', tokens.make('r', rating))).toEqual(rating);
        expect(tokens.read('h', tokens.make('h', { handoff: a, person: words }))).toEqual({
          handoff: a,
          person: words,
        });
        expect(tokens.read('i', tokens.make('i', { file: words }))).toEqual({ file: words });
        expect(tokens.read('q', tokens.make('q', { round: words, until: n }))).toEqual({ round: words, until: n });
      }),
      { numRuns: 200 },
    );
  });

  it('is refused after any change of a single character, an insertion or a deletion', () => {
    for (const [kind, token] of oneOfEach)
      for (const changed of oneCharacterAway(token))
        if (tokens.read(kind, changed) !== undefined) throw new Error(`${kind}: ${changed} was accepted`);
  });

  it('is compared in constant time, and with nothing else', () => {
    const source = readFileSync(join(__dirname, 'token.ts'), 'utf8');
    expect(source).toContain('timingSafeEqual(mac, ');
    expect(source).not.toMatch(/mac\w*\s*[!=]==|\.equals\(|\.compare\(/);
  });

  it('is refused by every other kind', () => {
    const token = tokens.make('o', { mail: '7' });
    for (const kind of kinds.filter((one) => one !== 'o')) expect(tokens.read(kind, token)).toBeUndefined();
  });

  it('is refused under another secret', () => {
    const other = tokensFor('another secret, as long as it must be');
    expect(other.read('o', tokens.make('o', { mail: '7' }))).toBeUndefined();
  });

  it('is at most 34 characters for an open, so that a pixel stays a short address', () => {
    expect(tokens.make('o', { mail: '9223372036854775807' }).length).toBeLessThanOrEqual(34);
    expect(tokens.make('o', { mail: '1000000' }).length).toBeLessThanOrEqual(28);
  });

  it('refuses guesses: a made-up seal under a payload that somebody has seen, and whatever else', () => {
    const seals = randomBytes(1 << 20);
    let accepted = 0;
    for (let guess = 0; guess < GUESSES; guess++) {
      const [kind, token] = oneOfEach[guess % oneOfEach.length] ?? ['o', ''];
      const bytes = Buffer.from(token, 'base64url');
      const length = guess % 4 === 0 ? (guess * 7) % 96 : bytes.length;
      const from = (guess * 31) % (seals.length - 128);
      const guessed = guess % 4 === 0 ? Buffer.from(seals.subarray(from, from + length)) : bytes;
      seals.copy(guessed, Math.max(0, guessed.length - 16), from, from + 16);
      if (guess % 4 !== 0) guessed.writeUInt32LE(guess, guessed.length - 4);
      if (tokens.read(kind, guessed.toString('base64url')) !== undefined) accepted++;
    }
    expect(accepted).toBe(0);
  });

  it('refuses odd ones, empty and huge ones', () => {
    fc.assert(
      fc.property(fc.base64String(), fc.constantFrom(...kinds), (guess, kind) => {
        expect(tokens.read(kind, guess)).toBeUndefined();
      }),
      { numRuns: 2_000 },
    );
    expect(tokens.read('o', '')).toBeUndefined();
    expect(tokens.read('o', 'A'.repeat(1_000_000))).toBeUndefined();
  });

  it('is not made for what no row can have', () => {
    for (const mail of ['0', '-1', '01', '1.5', '', 'x', '9223372036854775808', '99999999999999999999']) {
      expect(() => tokens.make('o', { mail })).toThrow(RangeError);
    }
    expect(() => tokensFor('short')).toThrow(RangeError);
  });
});

function* oneCharacterAway(token: string): Generator<string> {
  for (let at = 0; at <= token.length; at++) {
    yield token.slice(0, at) + token.slice(at + 1) === token ? `${token}=` : token.slice(0, at) + token.slice(at + 1);
    for (const character of alphabet) {
      yield token.slice(0, at) + character + token.slice(at);
      if (at < token.length && character !== token[at]) yield token.slice(0, at) + character + token.slice(at + 1);
    }
  }
}
