/** Codes, each with its HTTP status and what it says in both languages. */
export type ProblemWords = Readonly<Record<string, readonly [status: number, zh: string, en: string]>>;
