import { createRequire } from 'node:module';
import { buffer } from 'node:stream/consumers';
import { apart, EndedEarly, type Bounds } from '@fengqiao/apart/apart';
import { fromBufferPromise } from 'yauzl';
import { sheetReading, type FromSheet, type ToSheet } from './sheet-reading.ts';
import { unreadable, type Line } from './table-rows.ts';

/** Of a workbook, unpacked: fifty thousand rows of twenty full columns are some fifty million. */
const mostBytes = 96 * 1024 * 1024;
const mostEntries = 1_000;

const mostTaken: Bounds = { megabytes: 512, seconds: 60 };

const require = createRequire(import.meta.url);

export function isWorkbook(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]);
}

/** `.xls`, or a workbook with a password. */
export function isOldWorkbook(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]);
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, i) => bytes[i] === byte);
}

export interface Sheet {
  readonly name: string;
  readonly lines: readonly Line[];
}

/** One at a time in a process: each may take as much memory as it is allowed. */
let before: Promise<unknown> = Promise.resolve();

/** The sheet of that name, or the first. Formulas come as the value that was kept with them. */
export function readWorkbook(
  bytes: Uint8Array,
  sheet: string | null,
  bounds: Bounds = mostTaken,
): Promise<Sheet> {
  const read = before.then(async () => readSheet(await unpack(bytes), sheet, bounds));
  before = read.catch(() => undefined);
  return read;
}

/** What a sheet is read from, measured while it is unpacked: what an entry says of its size is not believed. */
async function unpack(bytes: Uint8Array): Promise<Record<string, Uint8Array>> {
  const files: Record<string, Uint8Array> = {};
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes), { lazyEntries: true });
    let [entries, size] = [0, 0];
    for await (const entry of zip.eachEntry()) {
      entries += 1;
      if (!/\.(xml|rels)$/.test(entry.fileName)) continue;
      size += entry.uncompressedSize;
      if (entries > mostEntries || size > mostBytes) throw unreadable('workbook-too-large');
      files[entry.fileName] = await buffer(await zip.openReadStreamPromise(entry));
    }
  } catch (error) {
    // What the unpacker throws is about the file.
    if (error instanceof Error && error.message !== 'import-rejected')
      throw unreadable('unreadable-workbook');
    throw error;
  }
  return files;
}

async function readSheet(
  files: Readonly<Record<string, Uint8Array>>,
  sheet: string | null,
  bounds: Bounds,
): Promise<Sheet> {
  const task: ToSheet = {
    ...{ reader: require.resolve('read-excel-file/node'), packer: require.resolve('fflate') },
    ...{ files, sheet },
  };
  const lines: Line[] = [];
  let name = '';
  try {
    return await apart(sheetReading, task, bounds, (said: FromSheet) => {
      if ('wrong' in said) throw unreadable(said.wrong);
      if ('end' in said) return { name, lines };
      if ('sheet' in said) name = said.sheet;
      else for (const [i, cells] of said.rows.entries()) lines.push({ number: said.from + i + 1, cells });
      return undefined;
    });
  } catch (error) {
    throw error instanceof EndedEarly ? unreadable('workbook-too-large') : error;
  }
}
