import { setTimeout } from 'node:timers/promises';

const patienceMs = 30_000;
const askEveryMs = 200;
const lag = /^fengqiao_reader_lag_seconds\{[^}]*owner="intake"[^}]*\} (\S+)$/m;

/**
 * Waits until everything that intake recorded up to now is in effect at mediation: its imports are checked against the
 * units and people it was told of. False where that takes too long (NATS may be somebody else's, and away).
 */
export async function knownAtMediation(mediation: string, signal: AbortSignal): Promise<boolean> {
  const since = Date.now();
  while (Date.now() - since < patienceMs) {
    if ((await knownUntil(mediation, signal)) >= since) return true;
    await setTimeout(askEveryMs, undefined, { signal });
  }
  return false;
}

/** Epoch milliseconds; -1 while mediation cannot tell. */
async function knownUntil(mediation: string, signal: AbortSignal): Promise<number> {
  const askedAt = Date.now();
  const response = await fetch(`${mediation}/metrics`, {
    signal: AbortSignal.any([signal, AbortSignal.timeout(5_000)]),
  });
  const seconds = response.ok ? lag.exec(await response.text())?.[1] : undefined;
  // Counted from before the question: what mediation knew then it knew at least.
  return seconds === undefined ? -1 : askedAt - Number(seconds) * 1_000;
}
