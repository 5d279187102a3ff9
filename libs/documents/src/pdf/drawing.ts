/** What the process that draws is given. */
export interface ToDraw {
  /** Where pdfmake is, and the two fonts: nothing else is read. */
  readonly library: string;
  readonly fonts: { readonly normal: string; readonly bold: string };
  readonly definition: object;
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
// A heading at the foot of a page goes over with what it is of.
const pageBreakBefore = (node, nodes) => node.headlineLevel === 1 && nodes.getFollowingNodesOnPage().length === 0;
try {
  const made = await pdfmake.createPdf({ ...task.definition, footer, pageBreakBefore }).getBuffer();
  say({ pdf: made.toString('base64') });
} catch (error) {
  say({ wrong: String(error && error.stack) });
}
`;
