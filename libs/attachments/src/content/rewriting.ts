export interface ToPdf {
  /** Where the library is. */
  readonly library: string;
  readonly decoding: string;
  readonly from: string;
  readonly to: string;
  readonly mostPages: number;
  /** Of all that is unpacked to read the file's structure. */
  readonly mostBytes: number;
}

/**
 * Writes a PDF anew, apart. Taken out: who wrote it with what and when, XMP, files put inside it, scripts and what happens
 * by itself when it is opened, and the place and device in the photos on its pages. Whatever it unpacks to read the
 * structure is counted, since a few bytes can become any number.
 */
export const rewriting = `
const { readFileSync, writeFileSync } = require('node:fs');
const { PDFDocument, PDFDict, PDFName, PDFRawStream, PDFArray, PDFRef } = require(task.library);
const { default: DecodeStream } = require(task.decoding);
let unpacked = 0;
let isTooMuch = false;
const ensureBuffer = DecodeStream.prototype.ensureBuffer;
DecodeStream.prototype.ensureBuffer = function (requested) {
  const before = this.buffer.length;
  if (requested - before + unpacked > task.mostBytes) {
    isTooMuch = true;
    throw new Error('too-complex');
  }
  const buffer = ensureBuffer.call(this, requested);
  unpacked += this.buffer.length - before;
  return buffer;
};
const name = (text) => PDFName.of(text);
const isNamed = (value, ...names) => names.some((each) => value === name(each));
// Segments of a JPEG that hold words, place or device: all APP but colours (2) and how they are coded (14), and remarks.
const withoutTalk = (bytes) => {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return bytes;
  const parts = [bytes.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1];
    if (marker === 0xda) break;
    const end = at + 2 + bytes[at + 2] * 256 + bytes[at + 3];
    if (end > bytes.length) return bytes;
    const talks = marker === 0xfe || (marker >= 0xe1 && marker <= 0xef && marker !== 0xe2 && marker !== 0xee);
    if (!talks) parts.push(bytes.subarray(at, end));
    at = end;
  }
  parts.push(bytes.subarray(at));
  return Buffer.concat(parts);
};
const actions = ['OpenAction', 'AA', 'Metadata', 'PieceInfo', 'AF', 'Collection', 'Perms', 'Lang', 'XFA'];
try {
  const bytes = readFileSync(task.from);
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const { context } = document;
  if (isTooMuch || document.getPageCount() > task.mostPages) throw new Error('too-complex');
  const info = context.trailerInfo.Info;
  if (info instanceof PDFRef) context.delete(info);
  context.trailerInfo.Info = undefined;
  context.trailerInfo.ID = undefined;
  const names = document.catalog.lookup(name('Names'));
  if (names instanceof PDFDict) for (const each of ['JavaScript', 'EmbeddedFiles']) names.delete(name(each));
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    const dict = object instanceof PDFDict ? object : object.dict instanceof PDFDict ? object.dict : null;
    if (!dict) continue;
    for (const each of actions) if (!(each === 'Lang' && dict === document.catalog)) dict.delete(name(each));
    const type = dict.get(name('Type'));
    const kind = dict.get(name('S'));
    if (isNamed(type, 'Metadata', 'EmbeddedFile', 'Filespec', 'F')) context.delete(ref);
    else if (isNamed(kind, 'JavaScript', 'Launch', 'ImportData', 'SubmitForm', 'Rendition', 'GoToE') && dict.has(name('S')) && !dict.has(name('Subtype')))
      context.delete(ref);
    else if (object instanceof PDFRawStream) {
      const filter = dict.lookup(name('Filter'));
      const only = filter instanceof PDFArray && filter.size() === 1 ? filter.lookup(0) : filter;
      if (isNamed(only, 'DCTDecode')) context.assign(ref, PDFRawStream.of(dict, withoutTalk(Buffer.from(object.contents))));
    }
  }
  writeFileSync(task.to, await document.save({ useObjectStreams: true, updateFieldAppearances: false }), { mode: 0o600 });
  say({ done: true });
} catch (error) {
  say({ wrong: isTooMuch || (error && error.message === 'too-complex') ? 'too-complex' : 'unreadable' });
}
`;
