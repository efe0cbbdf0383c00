import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { messageOf } from '../errors';
import {
  type BackupHeader,
  type BackupTrailer,
  checksum,
  damaged,
  readHeader,
  readTrailer,
  SECTION_END,
  type SavedTable,
  sectionLine,
} from './format';

const LINE_END = '\n';
/** No header is larger: one that seems to be is no backup. */
const MOST_LINE_BYTES = 16 * 1024 * 1024;
const CHUNK_BYTES = 256 * 1024;

/** Reads a backup from front to end, and holds no more of it than a chunk and a line. */
export class BackupReader {
  private readonly chunks: AsyncIterator<Buffer>;
  private readonly hash = checksum();
  /** Read and not yet taken. */
  private held: Buffer = Buffer.alloc(0);

  constructor(source: Readable) {
    const unzipped = createGunzip({ chunkSize: CHUNK_BYTES });
    source.on('error', (error) => unzipped.destroy(error));
    this.chunks = source.pipe(unzipped)[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  }

  /** @throws store.backup-damaged, store.backup-newer */
  async header(): Promise<BackupHeader> {
    return readHeader(await this.line());
  }

  /** The rows of a table, which must be the next one in the file; whole lines at a time. */
  async *section(table: SavedTable): AsyncGenerator<Buffer> {
    if ((await this.line()) !== sectionLine(table)) throw damaged(`the rows of ${table.name} are not where they should be`); // prettier-ignore
    // What is held begins with a line, each time.
    while (this.held.indexOf(SECTION_END) !== 0) {
      const end = this.held.indexOf(`${LINE_END}${SECTION_END}`);
      const whole = end >= 0 ? end : this.held.lastIndexOf(LINE_END);
      if (whole >= 0) yield this.take(whole + 1);
      else await this.fill();
    }
    this.take(SECTION_END.length);
  }

  /** @throws store.backup-damaged when not every byte before it is what was written */
  async trailer(): Promise<BackupTrailer> {
    const sha256 = this.hash.copy().digest('hex');
    const trailer = readTrailer(await this.line());
    if (sha256 !== trailer.sha256) throw damaged('its checksum is another');
    if (this.held.length > 0 || (await this.next()) !== null) throw damaged('something follows its end');
    return trailer;
  }

  private async line(): Promise<string> {
    for (;;) {
      const end = this.held.indexOf(LINE_END);
      if (end >= 0) return this.take(end + 1).toString('utf8');
      if (this.held.length > MOST_LINE_BYTES) throw damaged('it is no backup of this product');
      await this.fill();
    }
  }

  private take(length: number): Buffer {
    const taken = this.held.subarray(0, length);
    this.hash.update(taken);
    this.held = this.held.subarray(length);
    return taken;
  }

  private async fill(): Promise<void> {
    const chunk = await this.next();
    if (chunk === null) throw damaged('it is cut off');
    this.held = this.held.length === 0 ? chunk : Buffer.concat([this.held, chunk]);
  }

  private async next(): Promise<Buffer | null> {
    try {
      const next = await this.chunks.next();
      return next.done === true ? null : next.value;
    } catch (error) {
      throw damaged(messageOf(error), error); // the decompressor's: a cut or changed byte
    }
  }
}
