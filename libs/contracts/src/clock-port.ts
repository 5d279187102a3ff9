/**
 * The one source of time. A service reads it once per command; a test binds it to a clock that can be moved.
 * Epoch milliseconds.
 */
export interface ClockPort {
  now(): Promise<number>;
}

export const systemClock: ClockPort = { now: () => Promise.resolve(Date.now()) };
