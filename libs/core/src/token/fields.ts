/** Database ids are bigints as decimal strings; 7 bits a byte keeps the usual ones at 3 to 5 bytes. */
const maxId = 2n ** 63n - 1n;
const safeDigits = 15;

export type FieldKind = 'id' | 'maybe-id' | 'number' | 'text' | 'maybe-text';

/** Appends `value` to `out` as a variable-length number, low bits first. */
function putNumber(out: number[], value: number): void {
  let rest = value;
  while (rest >= 0x80) {
    out.push((rest % 0x80) + 0x80);
    rest = Math.floor(rest / 0x80);
  }
  out.push(rest);
}

function putBig(out: number[], value: bigint): void {
  let rest = value;
  while (rest >= 0x80n) {
    out.push(Number(rest & 0x7fn) + 0x80);
    rest >>= 7n;
  }
  out.push(Number(rest));
}

/** @throws RangeError when `id` is no positive bigint in plain decimals */
function putId(out: number[], id: string): void {
  if (!/^[1-9]\d{0,18}$/.test(id)) throw new RangeError(`token: '${id}' is no id`);
  if (id.length <= safeDigits) return putNumber(out, Number(id));
  const big = BigInt(id);
  if (big > maxId) throw new RangeError(`token: '${id}' is too large for an id`);
  putBig(out, big);
}

function putText(out: number[], text: string): void {
  const bytes = Buffer.from(text, 'utf8');
  putNumber(out, bytes.length);
  for (const byte of bytes) out.push(byte);
}

/** Appends one field. An absent optional is a zero, which no id and no present text begins with. */
export function putField(out: number[], kind: FieldKind, value: string | number | undefined): void {
  if (value === undefined) {
    if (kind !== 'maybe-id' && kind !== 'maybe-text') throw new RangeError('token: a field is missing');
    out.push(0);
  } else if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`token: ${value} is no whole number`);
    putNumber(out, value);
  } else if (kind === 'id' || kind === 'maybe-id') putId(out, value);
  else {
    if (kind === 'maybe-text') out.push(1);
    putText(out, value);
  }
}

/** Reads fields off bytes; `undefined` where they end too early. */
export class FieldReader {
  private at = 0;

  constructor(private readonly bytes: Buffer) {}

  get atEnd(): boolean {
    return this.at === this.bytes.length;
  }

  read(kind: FieldKind): { readonly value: string | number | undefined } | undefined {
    switch (kind) {
      case 'id':
        return present(this.id());
      case 'maybe-id':
        return this.absent() ? { value: undefined } : present(this.id());
      case 'number':
        return present(this.number());
      case 'text':
        return present(this.text());
      case 'maybe-text':
        return this.absent() ? { value: undefined } : this.byte() === 1 ? present(this.text()) : undefined;
    }
  }

  private absent(): boolean {
    if (this.bytes[this.at] !== 0) return false;
    this.at++;
    return true;
  }

  private byte(): number | undefined {
    return this.bytes[this.at++];
  }

  private big(): bigint | undefined {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = this.byte();
      if (byte === undefined) return undefined;
      value += BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
    return undefined;
  }

  private number(): number | undefined {
    const value = this.big();
    return value !== undefined && value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : undefined;
  }

  private id(): string | undefined {
    const value = this.big();
    return value !== undefined && value > 0n && value <= maxId ? value.toString() : undefined;
  }

  private text(): string | undefined {
    const length = this.number();
    if (length === undefined || this.at + length > this.bytes.length) return undefined;
    this.at += length;
    return this.bytes.toString('utf8', this.at - length, this.at);
  }
}

const present = <T extends string | number>(value: T | undefined): { value: T } | undefined =>
  value === undefined ? undefined : { value };
