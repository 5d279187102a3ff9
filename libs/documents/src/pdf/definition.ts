import type { Block, Paper } from '../paper.ts';
import { rowsThatFit } from './rows-that-fit.ts';

const points = { a4: 595.28, side: 48, top: 64, foot: 56 } as const;
const width = points.a4 - 2 * points.side;
const fontSize = 10;
/** Of the names in a list of facts. */
const nameShare = 0.2;
/** What a table's layout takes of each column. */
const padding = 8;

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
      const body = fitting(rows, widths).map(([name, text]) => [{ text: name, color: '#444444' }, { text }]);
      return tableOf({ widths: inColumns(widths), body }, 'noBorders');
    }
    case 'table': {
      const widths = block.columns.map(({ share }) => share * width);
      const head = block.columns.map((column) => ({ text: column.head, bold: true }));
      const body = [head, ...fitting(block.rows, widths).map((row) => row.map((text) => ({ text })))];
      const table = { headerRows: 1, keepWithHeaderRows: 1, widths: inColumns(widths), body };
      return tableOf(table, 'lightHorizontalLines');
    }
  }
}

interface Table {
  readonly widths: readonly number[];
  readonly body: readonly (readonly object[])[];
  readonly headerRows?: number;
  readonly keepWithHeaderRows?: number;
}

function tableOf(table: Table, layout: string): object {
  if (table.body.length === 0) return { text: '' };
  return { table: { ...table, dontBreakRows: true }, layout, margin: [0, 0, 0, 6] };
}

function fitting(rows: readonly (readonly string[])[], widths: readonly number[]) {
  return rowsThatFit(rows, inColumns(widths), fontSize);
}

function inColumns(widths: readonly number[]): number[] {
  return widths.map((each) => each - padding);
}
