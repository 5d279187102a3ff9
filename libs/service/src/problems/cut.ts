/** What a caller wrote is repeated to him in part: an answer is no copy of the question. */
export function cut(text: string, longest: number): string {
  // By characters: half of one would be none.
  return text.length <= longest ? text : `${[...text.slice(0, longest)].slice(0, -1).join('')}…`;
}
