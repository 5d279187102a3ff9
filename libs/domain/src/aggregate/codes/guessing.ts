import { refuse, type Refusal } from '../../refusal.ts';

/** Wrong secrets so far, and when the last of them was given (epoch milliseconds). */
export interface Misses {
  readonly failures: number;
  readonly lastAt: number;
}

/** Whoever mistypes a few times is not kept waiting. */
const freeFailures = 5;
/** After so many a number answers nobody who has guessed at it, right or wrong, for a day. */
const mostFailures = 20;
/** What was mistyped so long ago is forgotten. */
export const keptMs = 24 * 3_600_000;
const longestWaitMs = 3_600_000;
/** Whole blocks of people share an address: so many wrong ones an hour are theirs, whatever numbers they name. */
export const addressFailures = 300;
const addressForgetsMs = 3_600_000 / addressFailures;

/** What has been guessed wrongly: at each who holds a secret of the number, from the address, and from the address at the number. */
export interface GuessedSoFar {
  readonly holders: ReadonlyMap<string, Misses>;
  readonly address: Misses | null;
  readonly pair: Misses | null;
}

/** `right`: with what may be forgotten; `wrong`: with how it is counted from now on. */
export type Verdict =
  | { readonly is: 'right'; readonly forgets: readonly ('holder' | 'pair')[] }
  | { readonly is: 'wrong'; readonly counted: GuessedSoFar }
  | Refusal;

/**
 * Judges a secret that was shown: `holder` whose it is, null for nobody's; `holders` all who hold one, at least one name
 * also where nobody does, so that a number nobody has is judged as any other.
 *
 * A number is slowed down by wrong guesses, ever more, then locked; but whoever shows the right secret from an address
 * that has hardly guessed at it passes: locking a number does not shut its citizen out. An address is slowed down by all
 * its wrong guesses, whatever the numbers. What is refused for having to wait is not looked at, and not counted.
 */
export function judgeGuess(
  { holder, holders }: { readonly holder: string | null; readonly holders: readonly string[] },
  soFar: GuessedSoFar,
  now: number,
): Verdict {
  const ofAddress = leaked(soFar.address, now);
  if (ofAddress.failures >= addressFailures) return waits(ofAddress.lastAt + addressForgetsMs - now);
  const pair = recent(soFar.pair, now);
  const isStranger = (pair?.failures ?? 0) < freeFailures;
  const counts = (holder === null ? holders : [holder]).map((name) =>
    recent(soFar.holders.get(name) ?? null, now),
  );
  const wait = Math.max(
    0,
    ...counts.map((each) => (each ? each.lastAt + pauseAfter(each.failures) - now : 0)),
  );
  if (wait > 0 && !isStranger) return waits(wait);
  // Where several hold secrets, one must not buy guesses at another's with the own; nor while the number is under attack.
  if (holder !== null)
    return {
      is: 'right',
      forgets: [...(wait > 0 ? [] : ['holder' as const]), ...(holders.length > 1 ? [] : ['pair' as const])],
    };
  const more = (each: Misses | null): Misses => ({ failures: (each?.failures ?? 0) + 1, lastAt: now });
  return {
    is: 'wrong',
    counted: {
      holders: new Map(holders.map((name) => [name, more(recent(soFar.holders.get(name) ?? null, now))])),
      address: { ...ofAddress, failures: ofAddress.failures + 1 },
      pair: more(pair),
    },
  };
}

function waits(ms: number): Refusal {
  return refuse('rate-limited', [], { retryAfterSeconds: Math.ceil(ms / 1000) });
}

/** What is still remembered. A clock that was ahead and has been set back keeps nobody waiting for it to come round again. */
function recent(misses: Misses | null, now: number): Misses | null {
  return misses && now < misses.lastAt + keptMs ? { ...misses, lastAt: Math.min(misses.lastAt, now) } : null;
}

/** An address forgets one by one: what is left now, and since when. */
function leaked(misses: Misses | null, now: number): Misses {
  if (!misses) return { failures: 0, lastAt: now };
  const since = Math.min(misses.lastAt, now);
  const forgotten = Math.floor((now - since) / addressForgetsMs);
  const failures = Math.max(0, misses.failures - forgotten);
  return { failures, lastAt: failures === 0 ? now : since + forgotten * addressForgetsMs };
}

/** Nothing at first, then a second, two, four and so on, at most an hour; at last a day. */
function pauseAfter(failures: number): number {
  if (failures >= mostFailures) return keptMs;
  return failures < freeFailures ? 0 : Math.min(1_000 * 2 ** (failures - freeFailures), longestWaitMs);
}
