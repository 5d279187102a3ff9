import type { ComponentType } from 'react';
import type { FieldShape } from './field-shape.ts';
import type { Values } from './form-values.ts';

/** An object's fields, drawn one below the other. */
export interface FieldsProps {
  readonly shape: FieldShape;
  readonly values: Values;
  readonly path: string;
  readonly onChange: (values: Values) => void;
}

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
  /** What draws the fields of an object: handed down, since a field may be an object with fields. */
  readonly Fields: ComponentType<FieldsProps>;
}

export function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
