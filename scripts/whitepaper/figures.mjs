// The whitepaper's figures, drawn as vectors: profile bars, plain table, the 5 × 6 matrix, the scan to fill in.
import { COLORS, CONTENT_WIDTH, FONTS, PAGE, writeRuns } from './page.mjs';

const LEFT = PAGE.margin;
const RIGHT = PAGE.margin + CONTENT_WIDTH;

function rule(doc, y, color = COLORS.line) {
  doc.moveTo(LEFT, y).lineTo(RIGHT, y).lineWidth(0.6).stroke(color);
}

function write(doc, text, { x, y, width, size, font = FONTS.plain, color = COLORS.ink, gap = 1.6, align }) {
  doc.font(font).fontSize(size).fillColor(color).text(text, x, y, { width, lineGap: gap, align });
}

const heightOf = (doc, text, { width, size, font = FONTS.plain, gap = 1.6 }) =>
  doc.font(font).fontSize(size).heightOfString(text, { width, lineGap: gap });

/** A phase per line with five cells, filled up to its level; the brake in its own colour. */
export function drawProfile(doc, block, add) {
  const [nameWidth, cellGap, height] = [84, 3, 13];
  const cell = (300 - 4 * cellGap) / 5;
  const top = doc.y + 4;
  block.phases.forEach((phase, index) => {
    const y = top + index * 19;
    const color = phase.brake ? COLORS.brake : COLORS.brand;
    add('P', () => {
      const font = phase.brake ? FONTS.bold : FONTS.plain;
      write(doc, phase.name, {
        x: LEFT,
        y: y + 2,
        width: nameWidth,
        size: 9.6,
        font,
        color: phase.brake ? color : COLORS.ink,
      });
    });
    add('Artifact', () => {
      for (let level = 0; level < 5; level += 1) {
        const empty = phase.brake ? COLORS.brakeSoft : COLORS.soft;
        doc.roundedRect(LEFT + nameWidth + level * (cell + cellGap), y, cell, height, 2);
        doc.fill(level < phase.level ? color : empty);
      }
    });
  });
  const caption = { x: LEFT, y: top + block.phases.length * 19 + 6, width: CONTENT_WIDTH, size: 9.2, gap: 2.4 };
  add('Caption', () => write(doc, block.caption, { ...caption, color: COLORS.quiet }));
  doc.y += 8;
}

/** First column takes what the others leave; numbers stand to the right. */
export function drawTable(doc, block, add) {
  const columnWidth = 112;
  const firstWidth = CONTENT_WIDTH - columnWidth * (block.head.length - 1);
  const drawRow = (row, font, tag) => (tableRow) => {
    const y = doc.y + 5;
    row.forEach((text, column) => {
      const x = column === 0 ? LEFT : LEFT + firstWidth + (column - 1) * columnWidth;
      const width = column === 0 ? firstWidth : columnWidth;
      tableRow(tag, () => write(doc, text, { x, y, width, size: 9.6, font, align: column === 0 ? 'left' : 'right' }));
    });
    doc.y = y + 16;
    tableRow('Artifact', () => rule(doc, doc.y));
  };
  add('Table', (table) => {
    table('TR', drawRow(block.head, FONTS.bold, 'TH'));
    block.rows.forEach((row) => table('TR', drawRow(row, FONTS.plain, 'TD')));
  });
  doc.x = LEFT;
  doc.y += 12;
}

const MATRIX = { nameWidth: 66, gap: 3, size: 8.4, inset: 6, headHeight: 36 };
const SHADES = ['#eef5f3', '#dcece8', '#c3ded7', '#a6cec4', '#86bcb0'];

function drawMatrixHead(doc, levels, y, width, row) {
  row('TH', () => write(doc, ' ', { x: LEFT, y, width: MATRIX.nameWidth, size: 8 }));
  levels.forEach((level, index) => {
    const x = LEFT + MATRIX.nameWidth + index * (width + MATRIX.gap);
    row('Artifact', () => doc.roundedRect(x, y, width, MATRIX.headHeight, 3).fill(COLORS.brand));
    row('TH', () => {
      write(doc, String(index + 1), {
        x: x + 6,
        y: y + 6,
        width: width - 8,
        size: 11,
        font: FONTS.bold,
        color: COLORS.white,
      });
      write(doc, level, { x: x + 6, y: y + 20, width: width - 6, size: 8.6, font: FONTS.bold, color: COLORS.white });
    });
  });
}

function drawMatrixRow(doc, [phase, ...texts], y, width, height, row) {
  row('TH', () => {
    write(doc, phase, {
      x: LEFT,
      y: y + MATRIX.inset,
      width: MATRIX.nameWidth,
      size: 10,
      font: FONTS.bold,
      color: COLORS.deep,
    });
  });
  texts.forEach((text, index) => {
    const x = LEFT + MATRIX.nameWidth + index * (width + MATRIX.gap);
    row('Artifact', () => doc.roundedRect(x, y, width, height, 3).fill(SHADES[index]));
    row('TD', () => {
      write(doc, text, {
        x: x + MATRIX.inset,
        y: y + MATRIX.inset + 1,
        width: width - 2 * MATRIX.inset + 2,
        size: MATRIX.size,
      });
    });
  });
}

/** Five levels across, six phases down; every row as high as its longest sentence. */
export function drawMatrix(doc, block, meta, add) {
  const width = (CONTENT_WIDTH - MATRIX.nameWidth - 4 * MATRIX.gap) / 5;
  const inner = { width: width - 2 * MATRIX.inset + 2, size: MATRIX.size };
  let y = doc.y + 4;
  add('Table', (table) => {
    table('TR', (row) => drawMatrixHead(doc, meta.levels, y, width, row));
    y += MATRIX.headHeight + MATRIX.gap;
    block.rows.forEach((cells) => {
      const height = Math.max(...cells.slice(1).map((text) => heightOf(doc, text, inner))) + 2 * MATRIX.inset;
      table('TR', (row) => drawMatrixRow(doc, cells, y, width, height, row));
      y += height + MATRIX.gap;
    });
  });
  doc.x = LEFT;
  doc.y = y + 12;
}

const SCAN = { box: 27, height: 13.4, gap: 3, size: 8.5 };

function drawScanBoxes(doc, columns, y) {
  columns.forEach((_, index) => {
    const x = RIGHT - (columns.length - index) * (SCAN.box + SCAN.gap) + SCAN.gap;
    doc.roundedRect(x, y, SCAN.box, SCAN.height, 2).lineWidth(0.6).stroke('#8fa39e');
  });
}

function drawScanHead(doc, columns, title, add) {
  const y = doc.y;
  add('P', () => write(doc, title, { x: LEFT, y, width: 200, size: 10.4, font: FONTS.bold, color: COLORS.deep }));
  columns.forEach((label, index) => {
    const x = RIGHT - (columns.length - index) * (SCAN.box + SCAN.gap) + SCAN.gap;
    const style = { x, y: y + 2, width: SCAN.box, size: 8, font: FONTS.bold, color: COLORS.quiet, align: 'center' };
    add('P', () => write(doc, label, style));
  });
  doc.y = y + 15;
}

function drawQuestion(doc, text, columns, add) {
  const y = doc.y;
  const [, subject, rest] = /^([^:]+: )(.*)$/.exec(text);
  const runs = [
    { style: 'bold', text: subject },
    { style: 'plain', text: rest },
  ];
  add('P', () => writeRuns(doc, runs, { x: LEFT, y: y + 3, width: 363, size: SCAN.size, gap: 1 }));
  add('Artifact', () => drawScanBoxes(doc, columns, y));
  doc.y = y + SCAN.height + 2;
}

/** Thirty questions, with a box per perspective and one for the mean of the three. */
export function drawScan(doc, block, add) {
  block.rows.forEach(([phase, ...questions]) => {
    drawScanHead(doc, block.columns, phase, add);
    questions.forEach((question) => drawQuestion(doc, question, block.columns, add));
    doc.y += 6.5;
  });
  doc.x = LEFT;
  doc.y += 4;
}
