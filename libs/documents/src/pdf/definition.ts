import type { Block, Paper, Row } from '../paper.ts';
import { rowsThatFit } from './rows-that-fit.ts';

const points = { a4: 595.28, side: 48, top: 64, foot: 56 } as const;
const width = points.a4 - 2 * points.side;
const fontSize = 10;
/** Of the names in a list of facts. */
const nameShare = 0.2;
/** What pdfmake's layouts leave between a column and its neighbour, on each side. */
const gaps = { noBorders: 4, lightHorizontalLines: 8 } as const;

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
        ...blocks.map(drawnAs),
      ],
    },
    foot: { drawn, page: pageWords[language], margin: [points.side, 18], fontSize: 9 },
  };
}

export type Definition = ReturnType<typeof definitionOf>;

function drawnAs(block: Block): object {
  switch (block.kind) {
    case 'heading':
      return { text: block.text, fontSize: 13, bold: true, margin: [0, 12, 0, 4], headlineLevel: 1 };
    case 'text':
      return { text: block.text, margin: [0, 0, 0, 6] };
    case 'facts': {
      const widths = [width * nameShare, width * (1 - nameShare)];
      const rows = block.facts.map(({ name, text }) => [name, text]);
      return tableOf('noBorders', widths, null, rows);
    }
    case 'table': {
      const widths = block.columns.map(({ share }) => share * width);
      const heads = block.columns.map(({ head }) => head);
      return tableOf('lightHorizontalLines', widths, heads, block.rows);
    }
  }
}

function tableOf(
  layout: keyof typeof gaps,
  widths: readonly number[],
  heads: readonly string[] | null,
  rows: readonly Row[],
): object {
  const last = widths.length - 1;
  const inner = widths.map((each, n) => each - gaps[layout] * (n === 0 || n === last ? 1 : 2));
  const cells = rowsThatFit(rows, inner, fontSize).map((row) => row.map((text) => ({ text })));
  const head = heads?.map((text) => ({ text, bold: true }));
  if (!head && cells.length === 0) return { text: '' };
  const kept = head ? { headerRows: 1, keepWithHeaderRows: 1 } : {};
  const table = { ...kept, widths: inner, dontBreakRows: true, body: [...(head ? [head] : []), ...cells] };
  return { table, layout, margin: [0, 0, 0, 6] };
}
