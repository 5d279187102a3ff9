/* The number written on 查询进度, in this tab's own storage: after a reload only the code is asked for, which never gets here. */
const place = 'fengqiao.number';

/** `''` ends it. */
export function keepNumber(number: string): void {
  try {
    if (number === '') sessionStorage.removeItem(place);
    else sessionStorage.setItem(place, number);
  } catch {
    // A browser that keeps nothing still opens the matter.
  }
}

export function keptNumber(): string {
  try {
    return sessionStorage.getItem(place) ?? '';
  } catch {
    return '';
  }
}
