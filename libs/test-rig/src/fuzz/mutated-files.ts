import fc from 'fast-check';

type Bytes = Uint8Array<ArrayBuffer>;

export interface SentFile {
  readonly type: string;
  readonly bytes: Bytes;
}

const otherTypes = [
  'application/octet-stream',
  'text/html',
  'image/svg+xml',
  'image/jpg',
  'application/json',
  'x',
];
const marks = [
  '%PDF-1.7\n',
  '\u0089PNG\r\n\u001a\n',
  '\u00ff\u00d8\u00ff',
  'PK\u0003\u0004',
  '<html>',
  'RIFF\0\0\0\0WEBP',
  '',
];

/** A file under one of the types that are taken, or another: as it is, cut, changed, behind another's mark, or junk. */
export function sentFiles(file: Uint8Array, taken: readonly string[]): fc.Arbitrary<SentFile> {
  const whole = new Uint8Array(file);
  const bytes = fc.oneof(
    fc.constant(whole),
    fc.nat(whole.length).map((length) => whole.slice(0, length)),
    fc
      .array(fc.nat(Math.max(whole.length - 1, 0)), { minLength: 1, maxLength: 8 })
      .map((places) => changed(whole, places)),
    fc
      .tuple(
        fc.constantFrom(...marks),
        fc.constantFrom(whole, new Uint8Array()),
        fc.uint8Array({ maxLength: 60 }),
      )
      .map(
        ([mark, middle, rest]) => new Uint8Array(Buffer.concat([Buffer.from(mark, 'latin1'), middle, rest])),
      ),
  );
  return fc.record({ type: fc.constantFrom(...taken, ...otherTypes), bytes });
}

function changed(whole: Bytes, places: readonly number[]): Bytes {
  const bytes = whole.slice();
  for (const at of places) if (at < bytes.length) bytes[at] = (bytes[at] ?? 0) ^ 0x55;
  return bytes;
}
