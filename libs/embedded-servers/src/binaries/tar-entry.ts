const BLOCK = 512;

function text(archive: Buffer, start: number, length: number): string {
  const field = archive.subarray(start, start + length);
  const end = field.indexOf(0);
  return field.subarray(0, end < 0 ? length : end).toString('utf8');
}

/**
 * The content of the first regular file called `name`, in whatever folder, of a tar archive; `undefined` when there
 * is none. Enough for release archives: other kinds of entry are stepped over.
 */
export function tarEntry(archive: Buffer, name: string): Buffer | undefined {
  for (let at = 0; at + BLOCK <= archive.length;) {
    const path = text(archive, at, 100);
    if (path === '') return undefined;
    const size = parseInt(text(archive, at + 124, 12), 8) || 0;
    const kind = String.fromCharCode(archive[at + 156] ?? 0);
    const content = at + BLOCK;
    if ((kind === '0' || kind === '\0') && path.split('/').at(-1) === name) {
      if (content + size > archive.length) throw new Error(`the archive ends within ${path}`);
      return archive.subarray(content, content + size);
    }
    at = content + Math.ceil(size / BLOCK) * BLOCK;
  }
  return undefined;
}
