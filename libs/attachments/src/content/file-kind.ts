import { open } from 'node:fs/promises';
import { fileTypeFromBuffer } from 'file-type';

/** Enough for every mark that is looked for; the rest of a file is nobody's to guess from. */
const headBytes = 4_100;

/** What a file is by its first bytes; null for what has no mark, as text and HTML. */
export async function kindOf(path: string): Promise<string | null> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    const head = buffer.subarray(0, bytesRead);
    const found = await fileTypeFromBuffer(head);
    // A PDF begins with its mark: one that comes later stands in another kind of file.
    if (found?.mime === 'application/pdf' && head.toString('latin1', 0, 5) !== '%PDF-') return null;
    return found?.mime ?? null;
  } catch {
    return null;
  } finally {
    await file.close();
  }
}
