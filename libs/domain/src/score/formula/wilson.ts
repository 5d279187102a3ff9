/** A share with what its sample leaves open; each between 0 and 1. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The normal quantile for 95 % two-sided. */
const z = 1.959963984540054;

/**
 * The Wilson score interval at 95 % (E. B. Wilson, Probable inference, 1927): unlike the usual one it stays between 0
 * and 1 and says something for samples of five. Null without a sample.
 */
export function wilson(met: number, total: number): Interval | null {
  if (total === 0) return null;
  const share = met / total;
  const centre = share + (z * z) / (2 * total);
  const spread = z * Math.sqrt((share * (1 - share)) / total + (z * z) / (4 * total * total));
  const scale = 1 + (z * z) / total;
  return { low: Math.max(0, (centre - spread) / scale), high: Math.min(1, (centre + spread) / scale) };
}
