/** A stretch of a text; a blank by its name, where it is one. */
export interface Stretch {
  readonly text: string;
  readonly blank: string | null;
}

/** Cuts a text at its blanks: `{place}`, and the like, of those that are known. */
export function cutAtBlanks(text: string, known: readonly string[]): Stretch[] {
  return text
    .split(/(\{[^{}\n]*\})/)
    .filter((part) => part !== '')
    .map((part) => {
      const name = part.startsWith('{') ? part.slice(1, -1) : '';
      return { text: part, blank: known.includes(name) ? name : null };
    });
}

/** Blanks that are still open in a text, each once. */
export function blanksIn(text: string, known: readonly string[]): string[] {
  return [...new Set(cutAtBlanks(text, known).flatMap(({ blank }) => blank ?? []))];
}
