import type { Block, Paper } from '../paper.ts';
import { rowsThatFit } from './rows-that-fit.ts';

const points = { a4: 595.28, side: 48, top: 64, foot: 56 } as const;
const width = points.a4 - 2 * points.side;
const fontSize = 10;
/** In a table, where a moment of the longest month has to stand on one line. */
const cellSize = 9;
/** Of the names in a list of facts. */
const nameShare = 0.2;
/** Between a column and its neighbour, on each side. */
const gap = 6;

const pageWords = {
  'zh-CN': { of: '第 ', in: ' 页，共 ', end: ' 页' },
  en: { of: 'Page ', in: ' of ', end: '' },
} as const;

/** What pdfmake is told, but for its functions, which do not cross to another process: `foot` is what they are made of. */
export function definitionOf(paper: Paper) {
  const { language, title, from, reference, drawn, at, blocks } = paper;
  return {
    definition: {
      pageSize: 'A4',
      pageMargins: [points.side, points.top, points.side, points.foot],
      defaultStyle: { font: 'Paper', fontSize, lineHeight: 1.25 },
      language,
      displayTitle: true,
      info: { title: `${title} ${reference}`, creationDate: new Date(at) },
      header: {
        columns: [
          { text: from, width: '*' },
          { text: reference, width: 'auto' },
        ],
        ...{ columnGap: 12, margin: [points.side, 28], fontSize: 9 },
      },
      content: [
        { text: title, fontSize: 18, bold: true, alignment: 'center', margin: [0, 0, 0, 10] },
        ...drawnInTurn(blocks),
      ],
    },
    gap,
    foot: { drawn, page: pageWords[language], margin: [points.side, 18], fontSize: 9 },
  };
}

/** A heading goes with what follows it: as the first row of a table, or as level 1 with a text of level 2. */
function drawnInTurn(blocks: readonly Block[]): object[] {
  return blocks.flatMap((block, n) => {
    const [before, after] = [blocks[n - 1], blocks[n + 1]];
    const isUnderHeading = before?.kind === 'heading';
    if (block.kind === 'heading') {
      const level = after?.kind === 'text' ? { headlineLevel: 1 } : {};
      return after && isTable(after) ? [] : [{ ...headingOf(block.text), ...level }];
    }
    if (block.kind === 'text')
      return [{ text: block.text, margin: [0, 0, 0, 6], ...(isUnderHeading && { headlineLevel: 2 }) }];
    return [tableOf(block, isUnderHeading ? before.text : null)];
  });
}

function isTable({ kind }: Block): boolean {
  return kind === 'facts' || kind === 'table';
}

function headingOf(text: string) {
  return { text, fontSize: 13, bold: true, margin: [0, 12, 0, 4] };
}

function tableOf(block: Extract<Block, { kind: 'facts' | 'table' }>, heading: string | null): object {
  const isFacts = block.kind === 'facts';
  const shares = isFacts ? [nameShare, 1 - nameShare] : block.columns.map(({ share }) => share);
  const rows = isFacts ? block.facts.map(({ name, text }) => [name, text]) : block.rows;
  const last = shares.length - 1;
  const widths = shares.map((share, n) => share * width - gap * (n === 0 || n === last ? 1 : 2));
  const title = heading === null ? [] : [[{ ...headingOf(heading), colSpan: shares.length }]];
  const heads = isFacts ? [] : [block.columns.map(({ head }) => ({ text: head, bold: true }))];
  const size = isFacts ? fontSize : cellSize;
  const told = rowsThatFit(rows, widths, size).map((row) => row.map((text) => ({ text })));
  const body = [...title.map((row) => [...row, ...shares.slice(1).map(() => ({}))]), ...heads, ...told];
  if (body.length === 0) return { text: '' };
  const headerRows = title.length + heads.length;
  const table = { headerRows, keepWithHeaderRows: 1, dontBreakRows: true, widths, body };
  return { table, layout: isFacts ? 'facts' : 'table', fontSize: size, margin: [0, 0, 0, 6] };
}
