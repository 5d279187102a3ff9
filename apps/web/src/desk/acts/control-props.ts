import type { FieldShape } from './field-shape.ts';
import type { Values } from './form-values.ts';

/** What every control of a form is given. */
export interface ControlProps {
  /** Of the field in its object: `handler`. */
  readonly name: string;
  /** From the body down: `onPaper.signedOn`, as a refusal names it. */
  readonly path: string;
  readonly shape: FieldShape;
  readonly isNeeded: boolean;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  /** The fields beside it: whoever is asked for depends on the unit. */
  readonly beside: Values;
}

export function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
