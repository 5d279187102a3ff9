import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** A file that changes its name when it changes: served as it lies here, for ever. */
export interface Asset {
  readonly type: string;
  readonly plain: Buffer;
  /** By content coding; none of what is compressed already. */
  readonly coded: ReadonlyMap<'br' | 'gzip', Buffer>;
  readonly etag: string;
}

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};
/** The HTML of an address, and whether there is such an address at all. */
export interface Page {
  readonly html: string;
  readonly isKnown: boolean;
}

const compressed = new Set(['.png', '.jpg', '.webp', '.woff2', '.ico']);
/** Below that a packed file is no smaller on the line. */
const worthPacking = 600;

const [asBrotli, asGzip] = [promisify(brotliCompress), promisify(gzip)];

/** What lies in the folder of built pages, read and packed once; read again when a build has replaced it. */
export class PageFiles {
  private assets = new Map<string, Promise<Asset>>();
  private readAt = -1;

  constructor(private readonly folder: string) {}

  /** Null where there is none of that name: `/assets/index-4f1c2b.js`, or a file beside the pages such as `/favicon.svg`. */
  async asset(path: string): Promise<Asset | null> {
    await this.look();
    return (await this.assets.get(path)) ?? null;
  }

  /**
   * An entry's page for an address, as the build has written it beforehand in that language (`citizen/submit.en.html`), else
   * the one that says there is none, else its `index.en.html` or `index.html`, which draw any; null while it is not built.
   * Which addresses there are is the build's to say: those that it has written a page for.
   */
  async page(entry: 'citizen' | 'desk', path: string, language: string): Promise<Page | null> {
    const read = (file: string) => readFile(join(this.folder, entry, file), 'utf8').catch(() => null);
    const name = nameOf(path);
    const own = name && (await read(`${name}.${language}.html`));
    if (own) return { html: own, isKnown: true };
    const lost = await read(`lost.${language}.html`);
    if (lost) return { html: lost, isKnown: false };
    const any = (await read(`index.${language}.html`)) ?? (await read('index.html'));
    return any === null ? null : { html: any, isKnown: true };
  }

  private async look(): Promise<void> {
    const changedAt = await stat(join(this.folder, 'assets')).then(
      ({ mtimeMs }) => mtimeMs,
      () => 0,
    );
    if (changedAt === this.readAt) return;
    const names = await readdir(this.folder, { recursive: true, withFileTypes: true }).catch(() => []);
    const files = names.filter(
      (each) => each.isFile() && extname(each.name) in types && !/\.html$/.test(each.name),
    );
    this.assets = new Map(
      files.map((each) => {
        const file = join(each.parentPath, each.name);
        return [file.slice(this.folder.length).replaceAll('\\', '/'), read(file)];
      }),
    );
    this.readAt = changedAt;
  }
}

/** Of the page of an address; null of one that can have none, also of the two whose names are not their addresses. */
function nameOf(path: string): string | null {
  if (path === '/') return 'index';
  const [, name = null] = /^\/([a-z-]{1,40})\/?$/.exec(path) ?? [];
  return name === 'index' || name === 'lost' ? null : name;
}

async function read(file: string): Promise<Asset> {
  const plain = await readFile(file);
  const extension = extname(file);
  const type = types[extension] ?? 'application/octet-stream';
  const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`;
  const coded = new Map<'br' | 'gzip', Buffer>();
  if (!compressed.has(extension) && plain.length >= worthPacking) {
    // Packed by the build where it did so; else here, once.
    coded.set('br', await readFile(`${file}.br`).catch(() => brotli(plain)));
    coded.set('gzip', await readFile(`${file}.gz`).catch(() => asGzip(plain, { level: 9 })));
  }
  return { type, plain, coded, etag };
}

function brotli(plain: Buffer): Promise<Buffer> {
  return asBrotli(plain, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length },
  });
}
