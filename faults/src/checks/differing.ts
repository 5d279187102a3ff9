/** What is in one list and not in the other, each as often as it is too few or too many. */
export function differing<T>(wanted: readonly T[], found: readonly T[]): { missing: T[]; surplus: T[] } {
  const left = new Map<T, number>();
  for (const each of wanted) left.set(each, (left.get(each) ?? 0) + 1);
  const surplus = found.filter((each) => {
    const owed = left.get(each) ?? 0;
    if (owed > 0) left.set(each, owed - 1);
    return owed === 0;
  });
  const missing = [...left].flatMap(([each, owed]) => Array.from({ length: owed }, () => each));
  return { missing, surplus };
}
