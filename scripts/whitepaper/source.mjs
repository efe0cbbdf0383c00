// Reads a whitepaper's source: front matter, then sections parted by `---`, one page each, in a small Markdown.

const styleOf = (part) => {
  if (part.startsWith('**')) return { style: 'bold', text: part.slice(2, -2) };
  if (/^[*_].+[*_]$/.test(part)) return { style: 'italic', text: part.slice(1, -1) };
  return { style: 'plain', text: part };
};

/** `**bold**` and `_italic_` to runs of one style each. A space between two runs belongs to the first one. */
export function parseRuns(text) {
  const runs = text
    .split(/(\*\*[^*]+\*\*|\*[^*]+\*|\b_[^_]+_\b)/)
    .filter((part) => part !== '')
    .map(styleOf);
  return runs.map((run, index) => {
    const start = index === 0 ? run.text : run.text.trimStart();
    return { ...run, text: runs[index + 1]?.text.startsWith(' ') ? `${start} ` : start };
  });
}

const cells = (line) =>
  line
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim());

/** `Onboard 1!` → the phase, its level of five, and whether it is the brake. */
function parsePhase(text) {
  const [, name, level, brake] = /^(.+) (\d)(!?)$/.exec(text.trim());
  return { name, level: Number(level), brake: brake === '!' };
}

function parseFigure(lines) {
  const [, name, rest] = /^!(\w+) ?(.*)$/.exec(lines[0]);
  const body = lines.slice(1);
  if (name === 'profile') {
    return { kind: name, phases: rest.split('|').map(parsePhase), caption: body.join(' ') };
  }
  return { kind: name, columns: rest.split(' ').filter(Boolean), rows: body.map(cells) };
}

function parseTable(lines) {
  const [head, , ...rows] = lines.map(cells);
  return { kind: 'table', head, rows };
}

function parseBlock(text) {
  const lines = text.split('\n');
  const first = lines[0];
  if (first.startsWith('!')) return parseFigure(lines);
  if (first.startsWith('|')) return parseTable(lines);
  const heading = /^(#+) (.+)$/.exec(first);
  if (heading) return { kind: 'heading', level: heading[1].length, text: heading[2] };
  if (/^(\d+\.|-) /.test(first)) {
    const items = lines.map((line) => parseRuns(line.replace(/^(\d+\.|-) +/, '')));
    return { kind: 'list', ordered: /^\d/.test(first), items };
  }
  if (first.startsWith('> ')) {
    return { kind: 'callout', runs: parseRuns(lines.map((line) => line.replace(/^> ?/, '')).join(' ')) };
  }
  return { kind: 'paragraph', runs: parseRuns(lines.join(' ')) };
}

function parseMeta(text) {
  const meta = Object.fromEntries(text.split('\n').map((line) => line.split(/: (.*)/s).slice(0, 2)));
  return { ...meta, levels: meta.levels.split('|').map((level) => level.trim()) };
}

/** `{ meta, sections }`: the front matter, and per page its blocks. */
export function parseSource(source) {
  const [, head, body] = /^---\n([\s\S]+?)\n---\n([\s\S]+)$/.exec(source);
  const sections = body.split(/\n---\n/).map((section) =>
    section
      .trim()
      .split(/\n{2,}/)
      .map(parseBlock),
  );
  return { meta: parseMeta(head), sections };
}
