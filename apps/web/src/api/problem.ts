/** A call that came to nothing: what the service says, or that there was no answer at all. */
export interface Refusal {
  /** The service's stable code; `no-answer` where nothing came back. */
  readonly code: string;
  readonly title: string;
  readonly detail?: string | undefined;
  readonly errors?: readonly FieldError[] | undefined;
}

export interface FieldError {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

export type Answer<Data> = { readonly data: Data } | { readonly refusal: Refusal };

export function isRefused<Data>(answer: Answer<Data>): answer is { readonly refusal: Refusal } {
  return 'refusal' in answer;
}

const noAnswer: Refusal = { code: 'no-answer', title: '' };

interface Fetched<Data> {
  readonly data?: Data | undefined;
  readonly error?: unknown;
  readonly response: Response;
}

/** What a call answers, with everything that can go wrong on the way as a refusal. */
export async function answerOf<Data>(call: Promise<Fetched<Data>>): Promise<Answer<Data>> {
  try {
    const { data, error, response } = await call;
    // Done, with nothing more to say.
    if (response.status === 204) return { data: undefined as Data };
    if (response.ok && data !== undefined) return { data };
    return { refusal: asRefusal(error, response.status) };
  } catch {
    return { refusal: noAnswer };
  }
}

/** A body that is no problem document comes from something between: the status is all it says. */
export function asRefusal(body: unknown, status: number): Refusal {
  if (typeof body === 'object' && body !== null && 'code' in body && 'title' in body) return body as Refusal;
  return { code: status === 429 ? 'rate-limited' : 'unavailable', title: '' };
}
