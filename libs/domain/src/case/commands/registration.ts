import type { FieldSetters } from '../../aggregate/field-setters.ts';

const whoWritesDown = ['desk', 'officer'] as const;

/**
 * Who may set which field of a matter that is written down. An unidentified caller sets no moment and no response class,
 * and names nobody of the directory (domain text, Who may say what; Commands, `register`).
 */
export const registrationSetters = {
  ledger: 'anyone',
  channel: 'anyone',
  category: 'anyone',
  fields: 'anyone',
  summary: 'anyone',
  detail: 'anyone',
  place: 'anyone',
  unit: 'anyone',
  subjectUnit: 'anyone',
  subjectPersons: whoWritesDown,
  subjects: 'anyone',
  reporter: 'anyone',
  anonymous: 'anyone',
  onBehalfOf: 'anyone',
  attachments: 'anyone',
  receivedAt: whoWritesDown,
  responseClass: whoWritesDown,
  note: 'anyone',
} as const satisfies FieldSetters;
/** The same of one that is solved on the spot. */
export const handleAtOnceSetters = {
  ...registrationSetters,
  result: 'anyone',
  evidence: 'anyone',
} as const satisfies FieldSetters;

export type RegistrationField = keyof typeof registrationSetters;
