import type { Catalogue } from '../../texts/shape.ts';

/** `2026-Q4` and the seven before it, as the service's own time has them; none while that is not known. */
export function quartersBefore(serverTime: string | undefined): readonly string[] {
  if (!serverTime) return [];
  const last = Number(serverTime.slice(0, 4)) * 4 + Math.floor((Number(serverTime.slice(5, 7)) - 1) / 3);
  return Array.from({ length: 8 }, (_, n) => `${Math.floor((last - n) / 4)}-Q${((last - n) % 4) + 1}`);
}

export function quarterInWords(quarter: string, { ledger }: Catalogue): string {
  const [year = '', n = ''] = quarter.split('-Q');
  return ledger.quarterName(year, n);
}
