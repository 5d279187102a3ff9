import type { Block, Paper } from '../paper.ts';
import { rowsThatFit } from './rows-that-fit.ts';

const points = { a4: 595.28, side: 48, top: 64, foot: 56 } as const;
const width = points.a4 - 2 * points.side;
const fontSize = 10;
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
  const { language, title, reference, drawn, at, blocks } = paper;
  return {
    definition: {
      pageSize: 'A4',
      pageMargins: [points.side, points.top, points.side, points.foot],
      defaultStyle: { font: 'Paper', fontSize, lineHeight: 1.25 },
      language,
      displayTitle: true,
      info: { title: `${title} ${reference}`, creationDate: new Date(at) },
      header: { text: reference, alignment: 'right', margin: [points.side, 28], fontSize: 9 },
      content: [
        { text: title, fontSize: 18, bold: true, alignment: 'center', margin: [0, 0, 0, 10] },
        ...drawnInTurn(blocks),
      ],
    },
    gap,
    foot: { drawn, page: pageWords[language], margin: [points.side, 18], fontSize: 9 },
  };
}

/** A heading goes with what follows it: as the first row of a table, on whichever page that goes on. */
function drawnInTurn(blocks: readonly Block[]): object[] {
  return blocks.flatMap((block, n) => {
    const [before, after] = [blocks[n - 1], blocks[n + 1]];
    if (block.kind === 'heading') return after && isTable(after) ? [] : [headingOf(block.text)];
    if (block.kind === 'text') return [{ text: block.text, margin: [0, 0, 0, 6] }];
    return [tableOf(block, before?.kind === 'heading' ? before.text : null)];
  });
}

function isTable({ kind }: Block): boolean {
  return kind === 'facts' || kind === 'table';
}

function headingOf(text: string) {
  return { text, fontSize: 13, bold: true, margin: [0, 12, 0, 4], headlineLevel: 1 };
}

function tableOf(block: Extract<Block, { kind: 'facts' | 'table' }>, heading: string | null): object {
  const isFacts = block.kind === 'facts';
  const shares = isFacts ? [nameShare, 1 - nameShare] : block.columns.map(({ share }) => share);
  const rows = isFacts ? block.facts.map(({ name, text }) => [name, text]) : block.rows;
  const last = shares.length - 1;
  const widths = shares.map((share, n) => share * width - gap * (n === 0 || n === last ? 1 : 2));
  const title = heading === null ? [] : [[{ ...headingOf(heading), colSpan: shares.length }]];
  const heads = isFacts ? [] : [block.columns.map(({ head }) => ({ text: head, bold: true }))];
  const told = rowsThatFit(rows, widths, fontSize).map((row) => row.map((text) => ({ text })));
  const body = [...title.map((row) => [...row, ...shares.slice(1).map(() => ({}))]), ...heads, ...told];
  if (body.length === 0) return { text: '' };
  const headerRows = title.length + heads.length;
  const table = { headerRows, keepWithHeaderRows: 1, dontBreakRows: true, widths, body };
  return { table, layout: isFacts ? 'facts' : 'table', margin: [0, 0, 0, 6] };
}
