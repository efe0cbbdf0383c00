// Measures, colours and fonts of a whitepaper's page, and the writing of mixed text.

/** Sizes in points (1/72 inch), A4. */
export const PAGE = { width: 595.28, height: 841.89, margin: 56, bottom: 64 };
export const COLORS = {
  ink: '#1d2a29',
  quiet: '#536361',
  line: '#c9d5d1',
  brand: '#0f5c5c',
  deep: '#0c3f40',
  soft: '#dcece8',
  brake: '#a34a13',
  brakeSoft: '#fbe9dc',
  white: '#ffffff',
};
export const FONTS = { plain: 'Helvetica', bold: 'Helvetica-Bold', italic: 'Helvetica-Oblique' };
export const CONTENT_WIDTH = PAGE.width - 2 * PAGE.margin;

/** Writes runs of plain, bold and italic text as one paragraph that starts at the cursor or at `x`, `y`. */
export function writeRuns(doc, runs, { x = PAGE.margin, y = doc.y, width = CONTENT_WIDTH, size, gap, color }) {
  doc.fontSize(size).fillColor(color ?? COLORS.ink);
  runs.forEach((run, index) => {
    const options = { width, lineGap: gap, continued: index < runs.length - 1 };
    doc.font(FONTS[run.style]);
    if (index === 0) doc.text(run.text, x, y, options);
    else doc.text(run.text, options);
  });
}
