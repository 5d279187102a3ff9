import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFRawStream,
  type PDFPage,
} from '@cantoo/pdf-lib';

export interface ReadPdf {
  /** What each page says, line by line, as its fonts translate their signs back. */
  readonly pages: readonly string[];
  /** Names of the fonts, and whether each is inside the file. */
  readonly fonts: ReadonlyMap<string, boolean>;
  readonly title: string | undefined;
  /** In points. */
  readonly size: { readonly width: number; readonly height: number };
}

/** Reads a PDF back, as whoever copies its text or searches it does. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const fonts = new Map<string, boolean>();
  const pages = document.getPages().map((page) => textOf(page, fonts));
  const [first] = document.getPages();
  return { pages, fonts, title: document.getTitle(), size: first?.getSize() ?? { width: 0, height: 0 } };
}

function textOf({ node }: PDFPage, fonts: Map<string, boolean>): string {
  const resources = node.Resources()?.lookup(PDFName.of('Font'), PDFDict);
  const maps = new Map<string, Map<number, string>>();
  for (const [name, ref] of resources?.entries() ?? []) {
    const font = node.context.lookup(ref, PDFDict);
    const [inner] = [font.lookup(PDFName.of('DescendantFonts'), PDFArray).lookup(0, PDFDict)];
    const described = inner.lookup(PDFName.of('FontDescriptor'), PDFDict);
    fonts.set(String(font.get(PDFName.of('BaseFont'))), described.has(PDFName.of('FontFile2')));
    maps.set(name.asString(), signsOf(streamText(font.lookup(PDFName.of('ToUnicode')))));
  }
  let map: Map<number, string> | undefined;
  let [text, line] = ['', ''];
  const contents = node.Contents();
  const streams = contents instanceof PDFArray ? contents.asArray() : [contents];
  const program = streams.map((each) => streamText(node.context.lookup(each as never))).join('\n');
  for (const [, font, shown, moved] of program.matchAll(
    /(\/F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ|[-\d.]+ [-\d.]+ [-\d.]+ [-\d.]+ [-\d.]+ ([-\d.]+) Tm/g,
  )) {
    if (font) map = maps.get(font);
    if (moved && moved !== line) [text, line] = [`${text}\n`, moved];
    for (const [, hex = ''] of (shown ?? '').matchAll(/<([0-9a-f]+)>/gi))
      for (let at = 0; at < hex.length; at += 4)
        text += map?.get(Number.parseInt(hex.slice(at, at + 4), 16)) ?? '\ufffd';
  }
  return text;
}

function streamText(stream: unknown): string {
  if (!(stream instanceof PDFRawStream)) throw new Error('not a stream');
  return Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1');
}

/** Of a ToUnicode map: which signs each code stands for. */
function signsOf(cmap: string): Map<number, string> {
  const signs = new Map<number, string>();
  for (const [, from = '', list = ''] of cmap.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/gi))
    [...list.matchAll(/<([0-9a-f ]*)>/gi)].forEach(([, hex = ''], n) => {
      const units = (hex.replaceAll(' ', '').match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16));
      signs.set(Number.parseInt(from, 16) + n, String.fromCharCode(...units));
    });
  return signs;
}
