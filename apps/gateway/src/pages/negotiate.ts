/** Which coding of an answer the caller takes, by `Accept-Encoding`; a coding weighed with 0 is not taken. */
export function codingFor(accepted: string | undefined): 'br' | 'gzip' | null {
  const weights = new Map(
    (accepted ?? '').split(',').map((part) => {
      const [name = '', ...parameters] = part.split(';').map((each) => each.trim().toLowerCase());
      const weight = parameters.find((each) => each.startsWith('q='));
      return [name, weight === undefined ? 1 : Number(weight.slice(2))];
    }),
  );
  return (['br', 'gzip'] as const).find((coding) => (weights.get(coding) ?? 0) > 0) ?? null;
}
