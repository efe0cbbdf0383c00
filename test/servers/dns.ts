// A name server that knows a few records: what receivers look up of a sending domain whose records are in order.
import { createSocket } from 'node:dgram';
import { once } from 'node:events';

export interface DnsRecord {
  readonly name: string;
  readonly type: 'A' | 'TXT' | 'MX' | 'PTR';
  readonly value: string;
}

const TYPES = { A: 1, PTR: 12, MX: 15, TXT: 16 } as const;
const QUESTION_AT = 12;

export interface NameServer {
  readonly port: number;
  close(): void;
}

/** Answers over UDP (RFC 1035); what it doesn't know, there isn't. */
export async function startNameServer(records: readonly DnsRecord[]): Promise<NameServer> {
  const socket = createSocket('udp4');
  socket.on('message', (query, from) => socket.send(answerTo(query, records), from.port, from.address));
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return { port: socket.address().port, close: () => void socket.close() };
}

function answerTo(query: Buffer, records: readonly DnsRecord[]): Buffer {
  const { name, end } = nameAt(query, QUESTION_AT);
  const type = query.readUInt16BE(end);
  const known = records.filter((record) => record.name === name);
  const found = known.filter((record) => TYPES[record.type] === type);
  const header = Buffer.alloc(QUESTION_AT);
  query.copy(header, 0, 0, 2);
  header.writeUInt16BE(0x8580 | (known.length === 0 ? 3 : 0), 2); // an authoritative answer; 3: no such name
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(found.length, 6);
  return Buffer.concat([header, query.subarray(QUESTION_AT, end + 4), ...found.map(resourceOf)]);
}

function nameAt(query: Buffer, start: number): { name: string; end: number } {
  const labels: string[] = [];
  let at = start;
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length).toLowerCase());
    at += 1 + length;
  }
  return { name: labels.join('.'), end: at + 1 };
}

function resourceOf(record: DnsRecord): Buffer {
  const data = dataOf(record);
  const fixed = Buffer.alloc(12);
  fixed.writeUInt16BE(0xc000 | QUESTION_AT, 0); // the name is that of the question
  fixed.writeUInt16BE(TYPES[record.type], 2);
  fixed.writeUInt16BE(1, 4);
  fixed.writeUInt32BE(60, 6);
  fixed.writeUInt16BE(data.length, 10);
  return Buffer.concat([fixed, data]);
}

function dataOf({ type, value }: DnsRecord): Buffer {
  switch (type) {
    case 'A':
      return Buffer.from(value.split('.').map(Number));
    case 'TXT':
      return Buffer.concat((value.match(/.{1,255}/g) ?? []).map(counted));
    case 'MX':
      return Buffer.concat([Buffer.from([0, 10]), encoded(value)]);
    case 'PTR':
      return encoded(value);
  }
}

const counted = (text: string): Buffer => Buffer.concat([Buffer.from([text.length]), Buffer.from(text, 'latin1')]);
const encoded = (name: string): Buffer => Buffer.concat([...name.split('.').map(counted), Buffer.from([0])]);
