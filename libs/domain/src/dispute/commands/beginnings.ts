import type { FieldSetters } from '../../aggregate/field-setters.ts';

/** Who may set which field of a dispute that is written down: whoever may write one down says all of it. */
export const screeningSetters = {
  title: 'anyone',
  place: 'anyone',
  kind: 'anyone',
  origin: 'anyone',
  complexity: 'anyone',
  colour: 'anyone',
  parties: 'anyone',
  relatedCase: 'anyone',
} as const satisfies FieldSetters;

/** The same of one that is settled on the spot. */
export const settleAtOnceSetters = {
  ...screeningSetters,
  terms: 'anyone',
  obligations: 'anyone',
  minutes: 'anyone',
  mediator: 'anyone',
} as const satisfies FieldSetters;
