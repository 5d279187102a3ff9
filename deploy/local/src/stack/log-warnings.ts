import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { basename } from 'node:path';

const LOOK_EVERY_MS = 2_000;
/** The same warning again within this time is counted, not repeated. */
const QUIET_MS = 60_000;
const NAMES: Record<string, string> = {
  warn: 'warns',
  error: 'reports an error',
  fatal: 'reports a fatal error',
};
const NUMBERS: Record<number, string> = { 40: 'warn', 50: 'error', 60: 'fatal' };

/** What a line of a structured log complains of; `undefined` for ordinary lines. */
export function warningOf(line: string): { how: string; what: string } | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const entry = JSON.parse(line) as { level?: string | number; msg?: string; message?: string };
    const level = typeof entry.level === 'number' ? NUMBERS[entry.level] : entry.level?.toLowerCase();
    const how = NAMES[level ?? ''];
    return how ? { how, what: entry.msg ?? entry.message ?? '' } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Follows a service's log from where it ends now and mentions its warnings. Reading the file, rather than a pipe,
 * lets the service live on when this process is killed. Returns how to end it.
 */
export function printWarnings(name: string, file: string, say: (line: string) => void): () => void {
  let offset = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  let rest = '';
  const mentioned = new Map<string, number>();
  const look = () => {
    const fresh = readFrom(file, offset);
    offset = fresh.offset;
    const lines = (rest + fresh.text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const complaint = warningOf(line);
      if (!complaint) continue;
      const last = mentioned.get(complaint.what) ?? -Infinity;
      if (Date.now() - last < QUIET_MS) continue;
      mentioned.set(complaint.what, Date.now());
      say(`${name} ${complaint.how}: ${complaint.what.slice(0, 200)} (logs/${basename(file)})`);
    }
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  return () => clearInterval(timer);
}

/** At most 1 MB at a time; from the start again when the file was replaced by a shorter one. */
function readFrom(file: string, offset: number): { text: string; offset: number } {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  const from = size < offset ? 0 : offset;
  const buffer = Buffer.alloc(Math.min(size - from, 1 << 20));
  if (buffer.length === 0) return { text: '', offset: from };
  const descriptor = openSync(file, 'r');
  try {
    const length = readSync(descriptor, buffer, 0, buffer.length, from);
    return { text: buffer.toString('utf8', 0, length), offset: from + length };
  } finally {
    closeSync(descriptor);
  }
}
