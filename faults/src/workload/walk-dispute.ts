import { setTimeout as pause } from 'node:timers/promises';
import type { Answer, Caller, Clients } from './clients.ts';
import type { DisputeStep } from './dispute-path.ts';

/** A dispute that was written down, here or by a case that was referred. */
export interface WrittenDispute {
  readonly id: string;
  readonly number: string;
  /** Of each party, by its letter; none where the dispute came from a case. */
  readonly codes: Readonly<Record<string, string>>;
}

const anotherMomentMs = 200;
/** A session planned while the clock was a day ahead begins tomorrow: then nobody waits for it. */
const waitedForMs = 10_000;
const writesForParties = 'linjiang-officer-a';

/** Walks a dispute along its road, until the end or as far as its clock lets it; `left` takes what that leaves. */
export async function walkDispute(
  clients: Clients,
  dispute: WrittenDispute,
  road: readonly DisputeStep[],
  left: string[],
): Promise<void> {
  let from = 0;
  for (const step of road) {
    const answer = await give(clients, dispute, step, () => Math.max(from, clients.now()));
    if (answer === null) return;
    left.push(...step.leaves);
    // Never before what has happened to it: a clock set back does not undo that.
    from = Date.parse(answer.serverTime);
  }
}

/** Null when its moment does not come. */
async function give(
  clients: Clients,
  dispute: WrittenDispute,
  { command, by, body, notNow }: DisputeStep,
  from: () => number,
): Promise<Answer | null> {
  const since = performance.now();
  for (;;) {
    const { path, caller, said } = spoken(dispute, command, by, body(from()));
    const answer = await clients.command({ to: 'mediation', path, by: caller }, said, notNow);
    if (answer !== null || performance.now() - since > waitedForMs) return answer;
    await pause(anotherMomentMs);
  }
}

/** A party without a code says it to the officer, who writes it down. */
function spoken(
  { id, number, codes }: WrittenDispute,
  command: string,
  by: DisputeStep['by'],
  body: object,
): { path: string; caller: Caller; said: object } {
  const code = codes[by];
  if (code !== undefined)
    return { path: `/v1/public/disputes/${number}/${command}`, caller: { code }, said: body };
  const path = `/v1/disputes/${id}/${command}`;
  return by === 'A' || by === 'B'
    ? { path, caller: writesForParties, said: { ...body, party: by } }
    : { path, caller: by, said: body };
}
