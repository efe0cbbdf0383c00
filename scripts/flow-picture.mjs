// Keeps the picture of the flow in the README true: `node scripts/flow-picture.mjs` puts what `nurture graph` draws
// between the marks there. A test compares the two.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const MARKS = /(<!-- flow:begin.*-->\n)[\s\S]*?(<!-- flow:end -->)/;

const picture = execFileSync(
  process.execPath,
  [join(root, 'bin/nurture.mjs'), 'graph', join(root, 'templates/flows/b2b-maturity-whitepaper.json')],
  { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
);
const readme = join(root, 'README.md');
const before = readFileSync(readme, 'utf8');
writeFileSync(
  readme,
  before.replace(MARKS, (_, begin, end) => `${begin}\n\`\`\`mermaid\n${picture}\`\`\`\n\n${end}`),
);
