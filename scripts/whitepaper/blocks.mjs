// Draws the blocks of running text: headings, paragraphs, lists, callouts.
import { drawMatrix, drawProfile, drawScan, drawTable } from './figures.mjs';
import { COLORS, CONTENT_WIDTH, FONTS, PAGE, writeRuns } from './page.mjs';

const BODY = { size: 10, gap: 3.4 };

function drawHeading(doc, block) {
  const big = block.level === 1;
  if (!big) doc.y += 9;
  doc
    .font(FONTS.bold)
    .fontSize(big ? 22 : 13.5)
    .fillColor(COLORS.deep);
  doc.text(block.text, PAGE.margin, doc.y, { width: CONTENT_WIDTH, lineGap: 2 });
  doc.y += big ? 10 : 4;
}

function drawParagraph(doc, block) {
  writeRuns(doc, block.runs, BODY);
  doc.y += 6.5;
}

function drawItem(doc, mark, runs) {
  const y = doc.y;
  doc.font(FONTS.bold).fontSize(BODY.size).fillColor(COLORS.brand);
  doc.text(mark, PAGE.margin, y, { width: 16, lineGap: BODY.gap });
  writeRuns(doc, runs, { ...BODY, x: PAGE.margin + 18, y, width: CONTENT_WIDTH - 18 });
  doc.y += 3.2;
}

function drawList(doc, block, add) {
  add('L', (list) => {
    block.items.forEach((runs, index) => list('LI', () => drawItem(doc, block.ordered ? `${index + 1}.` : '•', runs)));
  });
  doc.y += 3;
}

function drawCallout(doc, block) {
  const inner = { ...BODY, x: PAGE.margin + 18, width: CONTENT_WIDTH - 36 };
  const text = block.runs.map((run) => run.text).join('');
  doc.font(FONTS.bold).fontSize(inner.size);
  const height = doc.heightOfString(text, { width: inner.width, lineGap: inner.gap }) + 22;
  const top = doc.y + 4;
  doc.roundedRect(PAGE.margin, top, CONTENT_WIDTH, height, 6).fill(COLORS.soft);
  writeRuns(doc, block.runs, { ...inner, y: top + 13 });
  doc.y = top + height + 8;
}

/** Draws one block; `add(tag, draw)` puts what is drawn into the document's structure for screen readers. */
export function drawBlock(doc, block, meta, add) {
  switch (block.kind) {
    case 'heading':
      return add(`H${block.level}`, () => drawHeading(doc, block));
    case 'paragraph':
      return add('P', () => drawParagraph(doc, block));
    case 'callout':
      return add('P', () => drawCallout(doc, block));
    case 'list':
      return drawList(doc, block, add);
    case 'table':
      return drawTable(doc, block, add);
    case 'profile':
      return drawProfile(doc, block, add);
    case 'matrix':
      return drawMatrix(doc, block, meta, add);
    case 'scan':
      return drawScan(doc, block, add);
    default:
      throw new Error(`unknown block ${block.kind}`);
  }
}
