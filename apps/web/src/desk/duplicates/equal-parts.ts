/** A stretch of a text, and whether the other text has it too. */
export interface Part {
  readonly text: string;
  readonly isEqual: boolean;
}

/** Shorter ones are chance. */
const leastCharacters = 2;
/** Beyond this a text is shown and not compared: the time grows with the product of both. */
const mostCharacters = 2_000;

/** Cuts a text where it begins and ends to say what the other says too, in stretches of two characters and more. */
export function equalParts(text: string, other: string): Part[] {
  const signs = [...text];
  const compared = Math.min(signs.length, mostCharacters);
  const within = [...other].slice(0, mostCharacters).join('');
  const isEqual = new Array<boolean>(signs.length).fill(false);
  for (let from = 0; from < compared;) {
    let length = 0;
    while (
      from + length < compared &&
      /[\p{L}\p{N}]/u.test(signs[from + length] ?? '') &&
      within.includes(signs.slice(from, from + length + 1).join(''))
    )
      length += 1;
    if (length >= leastCharacters) isEqual.fill(true, from, from + length);
    from += Math.max(1, length);
  }
  const parts: { text: string; isEqual: boolean }[] = [];
  signs.forEach((sign, at) => {
    const last = parts.at(-1);
    if (last && last.isEqual === isEqual[at]) last.text += sign;
    else parts.push({ text: sign, isEqual: isEqual[at] === true });
  });
  return parts;
}
