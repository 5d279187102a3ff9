import type { SettersOf } from '../../aggregate/field-setters.ts';
import type { DisputeContents } from './dispute-command.ts';
import type { DisputeActor } from './transitions.ts';

/** What every command takes, and any of its actors may say. */
const note = { note: 'anyone' } as const;
const reasonAlone = { reason: 'anyone', ...note } as const;

/** A party speaks for itself alone, and how its will was recorded is said by whoever recorded it. */
const anyStaff = ['desk', 'officer', 'mediator', 'in charge'] as const;
const whoMediates = ['in charge', 'panelist'] as const;

/**
 * Who may set which field of a command on a dispute: any of its actors (`anyone`), or those named (domain text, Who may
 * say what).
 */
export const disputeFields = {
  accept: { mediator: 'anyone', level: 'anyone', ...reasonAlone },
  'record-consent': { party: anyStaff, given: 'anyone', means: anyStaff, ...note },
  'issue-receipt': { party: 'anyone', ...note },
  'record-identity': { party: 'anyone', means: 'anyone', ...note },
  'assign-mediator': { mediator: 'anyone', ...note },
  'set-colour': { colour: 'anyone', ...reasonAlone },
  'check-in': { seen: 'anyone', ...note },
  'raise-complexity': { complexity: 'anyone', ...reasonAlone },
  extend: { days: 'anyone', consents: 'anyone', ...reasonAlone },
  'plan-session': { at: 'anyone', venue: 'anyone', panel: 'anyone', ...note },
  'cancel-session': { session: 'anyone', ...reasonAlone },
  'declare-tie': { session: 'anyone', panelist: 'anyone', tied: 'anyone', tie: 'anyone', ...note },
  'replace-panelist': { session: 'anyone', panelist: 'anyone', by: 'anyone', ...note },
  'hold-session': { session: 'anyone', outcome: 'anyone', minutes: 'anyone', attended: 'anyone', ...note },
  'record-statement': { party: whoMediates, text: 'anyone', confidential: 'anyone', ...note },
  raise: { level: 'anyone', ...reasonAlone },
  'draft-settlement': { terms: 'anyone', obligations: 'anyone', ...note },
  sign: { party: whoMediates, version: 'anyone', means: whoMediates, ...note },
  agree: { effectiveOn: 'anyone', committee: 'anyone', ...note },
  confirm: { obligation: 'anyone', party: ['in charge'], evidence: 'anyone', ...note },
  waive: { obligation: 'anyone', party: ['in charge'], ...reasonAlone },
  settle: note,
  'apply-for-confirmation': { consents: 'anyone', ...note },
  'record-court-decision': { confirmed: 'anyone', ...note },
  visit: { party: 'anyone', outcome: 'anyone', seen: 'anyone', ...note },
  reopen: reasonAlone,
  'refer-out': { to: 'anyone', remedies: 'anyone', ...note },
  withdraw: { party: anyStaff, remedies: 'anyone', ...reasonAlone },
  merge: { into: 'anyone', ...note },
  'complete-resolution': { resolution: 'anyone', result: 'anyone', ...note },
} as const satisfies SettersOf<DisputeContents, DisputeActor>;
