/**
 * Aggregates are dealt into this many hash partitions; relays share them, and each carries its own mark. Fixed
 * for the life of an installation: readers wait for a mark of every one.
 */
export const partitionCount = 16;

/** A UUID's last hexadecimal digit is random in every version we use: one of 16. */
export function partitionOf(aggregateId: string): number {
  return Number.parseInt(aggregateId.slice(-1), 16) % partitionCount;
}
