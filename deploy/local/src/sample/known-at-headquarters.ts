import { setTimeout } from 'node:timers/promises';
import { tokenFor } from '../../local-identity.mjs';
import type { Settings } from '../settings/settings.ts';

const patienceMs = 20_000;
const askEveryMs = 200;

/**
 * Waits until scoring knows all that was recorded up to now, so that who reads totals right after `ready` sees the
 * sample. Without it (NATS may be somebody else's, and away) the stack is as ready as it can be, and says so.
 */
export async function knownAtHeadquarters(
  settings: Settings,
  scoring: string,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const token = await tokenFor(settings.home, 'hq-analyst');
  const since = Date.now();
  while (Date.now() - since < patienceMs) {
    if ((await knownAt(scoring, token, signal)) >= since) return;
    await setTimeout(askEveryMs, undefined, { signal });
  }
  say('scoring does not know the sample yet 考评服务尚未获知示例数据');
}

/** Epoch milliseconds; -1 while scoring cannot tell. */
async function knownAt(scoring: string, token: string, signal: AbortSignal): Promise<number> {
  const response = await fetch(`${scoring}/v1/ledgers/totals`, {
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.any([signal, AbortSignal.timeout(5_000)]),
  });
  if (!response.ok) return -1;
  const { knownAt: moment } = (await response.json()) as { knownAt: string };
  return Date.parse(moment);
}
