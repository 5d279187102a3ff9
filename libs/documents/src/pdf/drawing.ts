/** What the process that draws is given. */
export interface ToDraw {
  /** Where pdfmake is, and the two fonts: nothing else is read. */
  readonly library: string;
  readonly fonts: { readonly normal: string; readonly bold: string };
  readonly definition: object;
  /** Between columns. */
  readonly gap: number;
  readonly foot: {
    readonly drawn: string;
    readonly page: { readonly of: string; readonly in: string; readonly end: string };
    readonly margin: readonly number[];
    readonly fontSize: number;
  };
}

export type Drawn = { readonly pdf: string } | { readonly wrong: string };

/** The body of what is done apart (`libs/apart`): a document drawn, said once, in base64. */
export const drawing = `
const pdfmake = require(task.library);
const fonts = Object.values(task.fonts);
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => fonts.includes(path));
pdfmake.setFonts({ Paper: task.fonts });
const { drawn, page, margin, fontSize } = task.foot;
const footer = (at, pages) => ({
  columns: [{ text: drawn, width: '*' }, { text: page.of + at + page.in + pages + page.end, width: 'auto' }],
  margin,
  fontSize,
});
// A heading at the foot of a page goes over with its text. Cells of any table, which pdfmake places apart, seem to be on page 1.
const pageBreakBefore = (node, nodes) =>
  node.headlineLevel === 1 && !nodes.getFollowingNodesOnPage().some(({ headlineLevel }) => headlineLevel === 2);
const layout = (line) => ({
  hLineWidth: (n, { table }) => (n < table.headerRows || n === 0 ? 0 : n === table.headerRows ? 1.5 * line : line),
  vLineWidth: () => 0,
  hLineColor: (n, { table }) => (n === table.headerRows ? '#000000' : '#999999'),
  paddingLeft: (n) => (n === 0 ? 0 : task.gap),
  paddingRight: (n, { table }) => (n === table.widths.length - 1 ? 0 : task.gap),
});
pdfmake.setTableLayouts({ facts: layout(0), table: layout(0.75) });
try {
  const made = await pdfmake.createPdf({ ...task.definition, footer, pageBreakBefore }).getBuffer();
  say({ pdf: made.toString('base64') });
} catch (error) {
  say({ wrong: String(error && error.stack) });
}
`;
