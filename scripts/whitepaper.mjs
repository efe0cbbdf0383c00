// Typesets the starter workspace's whitepapers: templates/assets/src/NAME.LOCALE.md → templates/assets/NAME[.LOCALE].pdf
// The same source gives the same bytes: dates come from the source, nothing from the clock.
import { createWriteStream, readFileSync, readdirSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import PDFDocument from 'pdfkit';
import { drawBlock } from './whitepaper/blocks.mjs';
import { COLORS, CONTENT_WIDTH, FONTS, PAGE } from './whitepaper/page.mjs';
import { parseSource } from './whitepaper/source.mjs';

const ASSETS = new URL('../templates/assets/', import.meta.url);
const DEFAULT_LOCALE = 'en';

function drawCoverFigure(doc) {
  const levels = [3, 3, 2, 4, 1, 2];
  const [gap, base] = [7, 730];
  const cell = (CONTENT_WIDTH - 5 * gap) / 6;
  levels.forEach((level, column) => {
    for (let row = 0; row < 5; row += 1) {
      const filled = row < level;
      const color = level === 1 && filled ? '#f2a878' : filled ? '#7fd1c3' : '#14504f';
      doc.roundedRect(PAGE.margin + column * (cell + gap), base - row * (44 + gap), cell, 44, 4).fill(color);
    }
  });
}

function drawCover(doc, meta, add) {
  doc.addPage({ size: 'A4', margin: 0 });
  add('Artifact', () => {
    doc.rect(0, 0, PAGE.width, PAGE.height).fill(COLORS.deep);
    drawCoverFigure(doc);
  });
  const line = (tag, font, size, color, text, y, width = CONTENT_WIDTH) =>
    add(tag, () => doc.font(font).fontSize(size).fillColor(color).text(text, PAGE.margin, y, { width, lineGap: 3 }));
  line('P', FONTS.bold, 12, '#bfe6de', meta.author, 60);
  line('P', FONTS.plain, 12, '#bfe6de', `${meta.label}, ${meta.edition}`, 78);
  line('H1', FONTS.bold, 37, COLORS.white, meta.title, 158);
  line('P', FONTS.plain, 16, '#dcece8', meta.subtitle, doc.y + 14, 340);
}

function drawFooter(doc, meta, number, total) {
  const y = PAGE.height - 40;
  doc.page.margins.bottom = 0;
  doc.font(FONTS.plain).fontSize(8.5).fillColor(COLORS.quiet);
  doc.text(`${meta.author} · ${meta.title}`, PAGE.margin, y, { lineBreak: false });
  doc.text(`${meta.page} ${number} ${meta.of} ${total}`, PAGE.margin, y, { width: CONTENT_WIDTH, align: 'right' });
  doc.page.margins.bottom = PAGE.bottom;
}

function openDocument(meta) {
  const date = new Date(`${meta.date}T08:00:00Z`);
  return new PDFDocument({
    autoFirstPage: false,
    pdfVersion: '1.7',
    tagged: true,
    lang: meta.language,
    displayTitle: true,
    info: {
      Title: meta.title,
      Author: meta.author,
      Subject: meta.subject,
      Keywords: meta.keywords,
      Creator: 'Nurture',
      Producer: 'pdfkit',
      CreationDate: date,
      ModDate: date,
    },
  });
}

/** A function that adds to the structure below `parent`; what it draws may add further down. */
function structureUnder(doc, parent) {
  return (tag, draw) => {
    if (tag === 'Artifact') {
      doc.markContent('Artifact');
      draw();
      doc.endMarkedContent();
      return;
    }
    if (draw.length === 0) {
      parent.add(doc.struct(tag, draw));
      return;
    }
    const element = doc.struct(tag);
    parent.add(element);
    draw(structureUnder(doc, element));
    element.end();
  };
}

function drawSection(doc, blocks, meta, add, number, total) {
  doc.addPage({ size: 'A4', margins: { top: 54, left: PAGE.margin, right: PAGE.margin, bottom: PAGE.bottom } });
  const page = doc.page;
  blocks.forEach((block) => drawBlock(doc, block, meta, add));
  if (doc.page !== page) throw new Error(`${meta.title}: page ${number} holds more than fits on it`);
  add('Artifact', () => drawFooter(doc, meta, number, total));
}

/** Typesets one source file. Throws when a section doesn't fit on its page. */
async function typeset(source, target) {
  const { meta, sections } = parseSource(readFileSync(source, 'utf8'));
  const doc = openDocument(meta);
  const out = doc.pipe(createWriteStream(target));
  const root = doc.struct('Document');
  doc.addStructure(root);
  const add = structureUnder(doc, root);
  drawCover(doc, meta, add);
  sections.forEach((blocks, index) => drawSection(doc, blocks, meta, add, index + 2, sections.length + 1));
  root.end();
  doc.end();
  await finished(out);
}

function targetOf(file) {
  const [name, locale] = file.split('.');
  return new URL(locale === DEFAULT_LOCALE ? `${name}.pdf` : `${name}.${locale}.pdf`, ASSETS);
}

for (const file of readdirSync(new URL('src/', ASSETS)).sort()) {
  if (!file.endsWith('.md')) continue;
  const target = targetOf(file);
  await typeset(new URL(`src/${file}`, ASSETS), target);
  console.log(fileURLToPath(target));
}
