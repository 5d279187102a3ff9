import type { ReactNode } from 'react';
import { useTexts } from './speaking.tsx';

export interface FieldProps {
  /** The path of the field in the body that is sent: what a refusal names. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly optional?: boolean;
}

/** An id from a path: `reporter.phone` cannot be part of a selector. */
export function idOf(name: string): string {
  return `f-${name.replaceAll('.', '-')}`;
}

/** What ties a control to its hint and its error for those who hear the page. */
export function describedBy({ name, hint, error }: FieldProps) {
  const by = [hint && `${idOf(name)}-hint`, error && `${idOf(name)}-error`].filter(Boolean).join(' ');
  return { ...(by && { 'aria-describedby': by }), ...(error && { 'aria-invalid': true }) };
}

/** A label, what to write, and what is wrong with it, around one control. */
export function Field({ children, ...field }: FieldProps & { readonly children: ReactNode }) {
  const { frame } = useTexts();
  return (
    <div className={field.error ? 'field field-wrong' : 'field'}>
      <label htmlFor={idOf(field.name)}>
        {field.label}
        {field.optional && <span className="quiet">{frame.optional}</span>}
      </label>
      <FieldNotes {...field} />
      {children}
    </div>
  );
}

export function FieldNotes({ name, hint, error }: FieldProps) {
  return (
    <>
      {hint && (
        <p className="hint" id={`${idOf(name)}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="error" id={`${idOf(name)}-error`}>
          {error}
        </p>
      )}
    </>
  );
}

interface TextProps extends FieldProps {
  readonly type?: 'text' | 'email' | 'tel' | 'date' | 'number' | 'search';
  readonly maxLength?: number;
  readonly autoComplete?: string;
  /** What was typed before it was there. */
  readonly kept?: string | undefined;
  readonly spellCheck?: boolean;
}

/** One line. The browser keeps what is typed, also before the page's script has come. */
export function TextField({
  type = 'text',
  maxLength,
  autoComplete,
  kept = '',
  spellCheck,
  ...field
}: TextProps) {
  return (
    <Field {...field}>
      <input
        {...{ id: idOf(field.name), name: field.name, type, maxLength, autoComplete, spellCheck }}
        defaultValue={kept}
        {...describedBy(field)}
      />
    </Field>
  );
}

/** Several lines. */
export function TextArea({
  maxLength,
  rows = 5,
  ...field
}: FieldProps & { maxLength?: number; rows?: number }) {
  return (
    <Field {...field}>
      <textarea
        id={idOf(field.name)}
        name={field.name}
        defaultValue=""
        {...{ maxLength, rows }}
        {...describedBy(field)}
      />
    </Field>
  );
}

export function CheckBox({
  name,
  label,
  error,
  kept = false,
}: {
  name: string;
  label: string;
  error?: string | undefined;
  /** Whether it was ticked before it was there. */
  kept?: boolean;
}) {
  return (
    <div className={error ? 'field field-wrong' : 'field'}>
      <FieldNotes name={name} label={label} error={error} />
      <label className="choice">
        <input
          id={idOf(name)}
          type="checkbox"
          name={name}
          defaultChecked={kept}
          {...describedBy({ name, label, error })}
        />
        <span>{label}</span>
      </label>
    </div>
  );
}
