/** Database ids are bigints as decimal strings; 7 bits a byte keeps the usual ones at 3 to 5 bytes. */
const maxId = 2n ** 63n - 1n;
const safeDigits = 15;

export type FieldKind = 'id' | 'maybe-id' | 'number' | 'maybe-number' | 'text' | 'maybe-text';

/** Writes fields into one buffer that is used again and again: a token takes microseconds, and mails have many. */
export class FieldWriter {
  private buffer = Buffer.allocUnsafe(4096);
  private at = 0;

  /** Begins anew. */
  reset(): void {
    this.at = 0;
  }

  /** An absent optional is a zero, which no id begins with, nor a present text; an optional number is above zero. */
  put(kind: FieldKind, value: string | number | undefined): void {
    if (value === undefined) {
      if (!kind.startsWith('maybe-')) throw new RangeError('token: a field is missing');
      this.number(0);
    } else if (typeof value === 'number') {
      const least = kind === 'maybe-number' ? 1 : 0;
      if (!Number.isSafeInteger(value) || value < least) throw new RangeError(`token: ${value} is no whole number`);
      this.number(value);
    } else if (kind === 'id' || kind === 'maybe-id') this.id(value);
    else {
      if (kind === 'maybe-text') this.number(1);
      this.text(value);
    }
  }

  /** What was written since `reset`; valid until the next one. */
  get written(): Buffer {
    return this.buffer.subarray(0, this.at);
  }

  /** Appends bytes behind what was written, and gives the whole in base64url. */
  sealed(mac: Buffer, length: number): string {
    this.reserve(length);
    mac.copy(this.buffer, this.at, 0, length);
    return this.buffer.toString('base64url', 0, this.at + length);
  }

  private reserve(length: number): void {
    if (this.at + length <= this.buffer.length) return;
    const larger = Buffer.allocUnsafe((this.at + length) * 2);
    this.buffer.copy(larger, 0, 0, this.at);
    this.buffer = larger;
  }

  private number(value: number): void {
    this.reserve(10);
    let rest = value;
    while (rest >= 0x80) {
      this.buffer[this.at++] = (rest % 0x80) + 0x80;
      rest = Math.floor(rest / 0x80);
    }
    this.buffer[this.at++] = rest;
  }

  private big(value: bigint): void {
    this.reserve(10);
    let rest = value;
    while (rest >= 0x80n) {
      this.buffer[this.at++] = Number(rest & 0x7fn) + 0x80;
      rest >>= 7n;
    }
    this.buffer[this.at++] = Number(rest);
  }

  /** @throws RangeError when `id` is no positive bigint in plain decimals */
  private id(id: string): void {
    if (!/^[1-9]\d{0,18}$/.test(id)) throw new RangeError(`token: '${id}' is no id`);
    if (id.length <= safeDigits) return this.number(Number(id));
    const big = BigInt(id);
    if (big > maxId) throw new RangeError(`token: '${id}' is too large for an id`);
    this.big(big);
  }

  private text(text: string): void {
    const length = Buffer.byteLength(text, 'utf8');
    this.number(length);
    this.reserve(length);
    this.at += this.buffer.write(text, this.at, 'utf8');
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
      case 'maybe-number':
        return this.absent() ? { value: undefined } : present(this.number());
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
    const first = this.bytes[this.at];
    if (first !== undefined && first < 0x80) {
      this.at++;
      return first;
    }
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
