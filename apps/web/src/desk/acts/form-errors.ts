import type { Refusal } from '../../api/problem.ts';
import type { Errors } from '../../parts/focus-error.ts';
import type { Values } from './form-values.ts';

/** A refusal says which field it is about, or is about one by its kind. */
export function errorsOf({ code, title, errors = [] }: Refusal, command: string, values: Values): Errors {
  const named: Record<string, string> = {};
  for (const { field, message } of errors) {
    const [, name, from, to] = /^(\w+)\.(\d+)-(\d+)$/.exec(field) ?? [];
    if (name === undefined) {
      named[field] = message;
      continue;
    }
    // Words within a field: quoted, since they are what has to go.
    const words = String(values[name] ?? '').slice(Number(from), Number(to));
    named[name] = [named[name], `「${words}」${message}`].filter(Boolean).join(' ');
  }
  const field = fieldOfCode[code]?.[command];
  return { ...(field && { [field]: title }), ...named };
}

/** What is being put right is not said to be wrong any longer. */
export function stillWrong(errors: Errors, before: Values, after: Values): Errors {
  return Object.fromEntries(
    Object.entries(errors).filter(([path]) => {
      const [name = ''] = path.split('.');
      return before[name] === after[name];
    }),
  );
}

/** Where to show what a refusal says of the whole body, beside the field that it speaks of. */
const fieldOfCode: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'evidence-required': { reply: 'evidence' },
  'same-handler': {
    'follow-up': 'outcome',
    accept: 'handler',
    assign: 'handler',
    'change-handler': 'handler',
  },
  'attempts-required': { 'follow-up': 'attempts' },
};
