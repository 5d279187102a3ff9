/** The item at a place known to exist; a place outside of the list is a programming error and throws. */
export function itemAt<T>(list: ArrayLike<T>, place: number): T {
  const item = list[place];
  if (item === undefined) throw new RangeError(`no item at ${place} of ${list.length}`);
  return item;
}
