/** Finds line and column of an offset in a text. Line ends are LF, CR LF or CR. */
export class LineIndex {
  private readonly starts: number[] = [0];

  constructor(text: string) {
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      const lineEnds = code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10);
      if (lineEnds) this.starts.push(i + 1);
    }
  }

  /** Line and column, both from 1. */
  at(offset: number): { line: number; column: number } {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.starts[low] ?? 0) + 1 };
  }
}
