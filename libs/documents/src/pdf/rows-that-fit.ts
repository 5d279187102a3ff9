import type { Row } from '../paper.ts';

/** A row keeps together: one higher than that is told in several, for a page's end has to fall somewhere. */
const mostLines = 24;

/** How much wider than the text's height the widest sign of a script is. */
const fullWidth = /[\u1100-\u11ff\u2e80-\uffef\u{1f000}-\u{3ffff}]/u;
const narrow = 0.7;

/** Rows of which none is higher than a page, whatever was written into them; a part goes on in the row below it. */
export function rowsThatFit(rows: readonly Row[], widths: readonly number[], fontSize: number): Row[] {
  return rows.flatMap((row) => {
    const cells = row.map((text, n) => piecesOf(text, (widths[n] ?? 0) / fontSize));
    const most = Math.max(1, ...cells.map(({ length }) => length));
    return Array.from({ length: most }, (_, n) => cells.map((pieces) => pieces[n] ?? ''));
  });
}

/** Cuts a text into pieces of so many lines at most; `ems`: how many full-width signs a line holds. Nothing is lost. */
function piecesOf(text: string, ems: number): string[] {
  const pieces: string[] = [];
  let [piece, lines, used] = ['', 1, 0];
  for (const sign of text) {
    const width = fullWidth.test(sign) ? 1 : narrow;
    const isNew = sign === '\n' || used + width > ems;
    if (isNew && lines >= mostLines) {
      pieces.push(piece);
      [piece, lines, used] = ['', 1, 0];
      if (sign === '\n') continue;
    } else if (isNew) [lines, used] = [lines + 1, 0];
    piece += sign;
    if (sign !== '\n') used += width;
  }
  return [...pieces, piece];
}
