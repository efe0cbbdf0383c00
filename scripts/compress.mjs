// Each file of the built dashboard beside itself as brotli and gzip, so that the server never compresses one.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const TEXTS = ['.html', '.js', '.css', '.svg'];
/** A smaller one fits into one packet as it is. */
const FEWEST_BYTES = 1_000;
const BEST = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };

export function compressFolder(dir) {
  for (const name of readdirSync(dir)) {
    if (!TEXTS.includes(extname(name))) continue;
    const path = join(dir, name);
    const content = readFileSync(path);
    if (content.length < FEWEST_BYTES) continue;
    writeFileSync(`${path}.br`, brotliCompressSync(content, BEST));
    writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
  }
}
