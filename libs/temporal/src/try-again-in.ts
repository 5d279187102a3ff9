/** An activity did not succeed, and knows better than its retry policy when the next try is worth it. */
export class TryAgainIn extends Error {
  constructor(
    readonly waitMs: number,
    cause: Error,
  ) {
    super(cause.message, { cause });
  }
}
