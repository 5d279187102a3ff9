/**
 * Asks again and again, in real time, until something is so (a list: until it has something); for what happens in another
 * process or loop. It waits to the end only where that never comes: a busy machine is no failure.
 */
export async function until<T>(
  what: string,
  ask: () => Promise<T | null | undefined | false>,
  withinMs = 60_000,
): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (Array.isArray(answer) ? answer.length > 0 : answer) return answer as T;
    if (Date.now() > deadline) throw new Error(`still not: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
