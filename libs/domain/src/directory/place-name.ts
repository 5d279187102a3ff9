/**
 * A place as it is compared: the width of characters, letters' case and blanks make no other place of it.
 */
export function placeKey(name: string): string {
  return name.normalize('NFKC').toLowerCase().normalize('NFKC').replace(/\s+/gu, '');
}
