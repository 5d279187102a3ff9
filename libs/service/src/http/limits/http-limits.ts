/**
 * What a caller, and all of them together, may ask of one process. Every bound on HTTP stands here with its reason;
 * what an operator may need otherwise is set by the environment (`config.ts`). The README's table of settings and
 * decision 80 list them.
 */
export interface HttpLimits {
  /** Requests under way; beyond them callers are told `unavailable` at once. Each may wait for a database connection. */
  readonly mostRequests: number;
  /**
   * Requests with a body under way by one caller: who is known by a token by the person, anybody else by the address.
   * A hall of citizens behind one address fits in, and four such callers do not fill the process.
   */
  readonly mostBodiesPerCaller: number;
  /** Half of `mostImports`: an administrator's script that hangs leaves the other half to other administrators. */
  readonly mostImportsPerCaller: number;
  /** A browser sends its headers in one piece; ten seconds are for a bad line. */
  readonly headersWithinMs: number;
  /** For the whole body: 1 MB in half a minute is 280 kbit/s, what a village has on a bad day. */
  readonly bodyWithinMs: number;
  /** For a whole file: 20 MB in two minutes is 1.4 Mbit/s, an office's line. */
  readonly importWithinMs: number;
  /** For a photo or a PDF: 20 MB in five minutes is 560 kbit/s, a telephone's uplink in the street. */
  readonly uploadWithinMs: number;
}

export const defaultLimits: HttpLimits = {
  mostRequests: 256,
  mostBodiesPerCaller: 64,
  mostImportsPerCaller: 4,
  headersWithinMs: 10_000,
  bodyWithinMs: 30_000,
  importWithinMs: 120_000,
  uploadWithinMs: 300_000,
};

/**
 * So many of `mostRequests` may be taken by callers without credentials; the rest is kept for those who have some.
 * False credentials hold no place: they are refused before the body.
 */
export function mostWithoutCredentials({ mostRequests }: HttpLimits): number {
  return Math.ceil(mostRequests * 0.75);
}

/** Files being imported in one process: each may be held in memory whole. */
export const mostImports = 8;

export const jsonBytes = 1_048_576;
/** Imports: to 20 MB (architecture, Intake). */
export const importBytes = 20 * 1_048_576;

/**
 * Arrays and objects inside one another. No body that has a meaning is ten deep; half a million take JSON.parse
 * and the garbage collector for seconds.
 */
export const deepestNesting = 32;

/** All headers together; Node's own number, said so that it is ours to know. */
export const headerBytes = 16_384;

/** How much longer than a body may take Node waits for one that nobody reads: a defect of ours, not of the caller. */
export const unreadWithinMs = 60_000;

/** How often connections are looked at whose headers or bodies do not come. */
export const slownessLookedForMs = 500;

/**
 * What of a body nobody wants is still taken off a connection, so that its sender reads the answer and may go on;
 * whoever sends more, or longer, loses the connection.
 */
export const drainedBytes = 1_048_576;
export const drainedWithinMs = 2_000;

/** Errors named in one answer, and of a file: fifty thousand bad rows need no longer list to be understood. */
export const errorsShown = 50;
export const importErrorsShown = 1_000;
/** Unknown keys named in one error; characters of a caller's key or of a sentence that quotes one. */
export const keysShown = 5;
export const longestKeyShown = 100;
export const longestMessage = 500;
