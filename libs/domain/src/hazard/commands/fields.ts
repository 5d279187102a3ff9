import type { FieldSetters, SettersOf } from '../../aggregate/field-setters.ts';
import type { HazardContents } from './hazard-command.ts';
import type { HazardActor } from './transitions.ts';

const note = { note: 'anyone' } as const;
const reasonAlone = { reason: 'anyone', ...note } as const;

/** Who may set which field of a command on a hazard: any of its actors (domain text, Who may say what). */
export const hazardFields = {
  solve: { result: 'anyone', evidence: 'anyone', ...note },
  notice: { basis: 'anyone', measures: 'anyone', remedies: 'anyone', rectifyBy: 'anyone', ...note },
  'record-service': { means: 'anyone', signedBy: 'anyone', servedAt: 'anyone', ...note },
  extend: { rectifyBy: 'anyone', ...reasonAlone },
  'claim-rectified': { said: 'anyone', evidence: 'anyone', ...note },
  're-check': { outcome: 'anyone', seen: 'anyone', evidence: 'anyone', ...note },
  refer: { authority: 'anyone', ...reasonAlone },
  'record-receipt': { receivedBy: 'anyone', ...note },
  'change-handler': { handler: 'anyone', ...note },
  'report-up': reasonAlone,
  void: reasonAlone,
} as const satisfies SettersOf<HazardContents, HazardActor>;

/** The same of its beginnings, by what each says: whoever may write one down says all of it. */
const found = {
  place: 'anyone',
  kind: 'anyone',
  channel: 'anyone',
  foundAt: 'anyone',
  handler: 'anyone',
  summary: 'anyone',
  detail: 'anyone',
  responsible: 'anyone',
  ...note,
} as const;
export const beginningFields = {
  find: found,
  'handle-at-once': { ...found, result: 'anyone', evidence: 'anyone' },
} as const satisfies Record<string, FieldSetters>;
