import type { Language, ProblemCode } from '@fengqiao/contracts/problem';
import type { ImportError } from '@fengqiao/contracts/http/fragments/import';
import { isRefusal, type Refusal } from '@fengqiao/domain/refusal';

export interface FieldError {
  readonly field: string;
  readonly code: string;
  /** Words from a schema; where left out, the code's own words are used. */
  readonly message?: Readonly<Record<Language, string>>;
}

/** Carries a problem from a controller to the one place that writes it. */
export class ProblemException extends Error {
  constructor(
    readonly code: ProblemCode | (string & {}),
    readonly errors: readonly FieldError[] = [],
    readonly details: Readonly<Record<string, string | number>> = {},
  ) {
    super(code);
  }
}

/** A whole file refused: one error a cell. */
export class RejectedImportException extends Error {
  constructor(readonly errors: readonly ImportError[]) {
    super('import-rejected');
  }
}

/** The value, or the refusal as a problem: the one way from the domain's answers to HTTP's. */
export function unwrap<T>(answer: T | Refusal): T {
  if (!isRefusal(answer)) return answer;
  const errors = answer.each ?? answer.fields.map((field) => ({ field, code: answer.code }));
  throw new ProblemException(answer.code, errors, answer.details);
}
