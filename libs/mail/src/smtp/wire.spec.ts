import fc from 'fast-check';
import { wireMessage } from './wire';

/** Line by line, as RFC 5321, 4.5.2 tells it. */
function plainly(text: string): string {
  const lines = text.split('\r\n').map((line) => (line.startsWith('.') ? `.${line}` : line));
  return `${lines.join('\r\n')}${text.endsWith('\r\n') ? '' : '\r\n'}.\r\n`;
}

const onWire = (text: string): string | null => {
  const wire = wireMessage(Buffer.from(text, 'latin1'));
  return wire && Buffer.concat([wire.body, wire.end]).toString('latin1');
};

describe('a message on the wire', () => {
  it('has its dots stuffed and its end marked, whatever its lines are', () => {
    const line = fc.stringMatching(/^[.a ]{0,5}$/);
    const text = fc.array(line, { maxLength: 8 }).map((lines) => lines.join('\r\n'));
    fc.assert(
      fc.property(fc.oneof(text, text.map((one) => `${one}\r\n`)), (one) => expect(onWire(one)).toBe(plainly(one))), // prettier-ignore
    );
  });

  it.each(['a\n.\r\nMAIL FROM:<x>', 'a\r.\r\nb', 'a\n.\nb', 'a\r.\rb'])(
    'is none where a line end that stands alone comes before a dot: %j',
    (text) => expect(onWire(text)).toBeNull(),
  );

  it('is the very bytes where no line begins with a dot', () => {
    const raw = Buffer.from('Subject: a\r\n\r\nb.\r\n');
    expect(wireMessage(raw)?.body).toBe(raw);
  });
});
