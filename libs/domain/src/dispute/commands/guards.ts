import { openClock } from '../../aggregate/clocks.ts';
import type { Guard } from '../../aggregate/command-table.ts';
import { refuse, type Refusal } from '../../refusal.ts';
import type { DisputeState } from '../dispute.ts';
import type { DisputePremises } from '../rules/rules.ts';
import type { DisputeReader } from '../visibility/reader.ts';
import { peopleWith } from '../visibility/scope.ts';
import type { DisputeCommandName } from './transitions.ts';

type DisputeGuard = Guard<DisputeState, DisputeReader, DisputePremises>;

/** What beside stage and person may stand in the way of a command on a dispute. */
export const guards: Partial<Record<DisputeCommandName, DisputeGuard>> = {
  'issue-receipt': notByWhoMediates,
  'record-identity': notByWhoMediates,
  'check-in': ({ colour }) => (colour === 'blue' ? refuse('no-check-in') : null),
  'raise-complexity': ({ complexity }) => (complexity === 'difficult' ? refuse('at-the-top') : null),
  raise: ({ level }) => (level === 'county' ? refuse('at-the-top') : null),
  extend: (state) => {
    const resolve = openClock(state, 'resolve');
    if (!resolve) return refuse('no-limit-running');
    if (resolve.outcome === 'missed') return refuse('limit-passed');
    return resolve.extension > 0 ? refuse('already-extended') : null;
  },
  // 自愿: no session without the recorded consent of every party (domain text, The dispute).
  'plan-session': consentOfAll,
  'hold-session': (state) => consentOfAll(state) ?? sessionPlanned(state),
  'cancel-session': sessionPlanned,
  'declare-tie': sessionPlanned,
  'replace-panelist': sessionPlanned,
  'draft-settlement': (state) =>
    state.status === 'mediating' && !reachedAgreement(state) ? refuse('no-agreement-reached') : null,
  sign: ({ settlement }) => (settlement ? null : refuse('no-settlement')),
  agree: ({ settlement, parties }) => {
    if (!settlement) return refuse('no-settlement');
    if (settlement.inForce === settlement.version) return refuse('nothing-to-change');
    const unsigned = parties.filter(({ key }) => !settlement.signedBy.includes(key)).map(({ key }) => key);
    return unsigned.length === 0 ? null : refuse('signatures-missing', [], { missing: unsigned.join(' ') });
  },
  settle: ({ obligations }) => (obligations.length === 0 ? null : refuse('obligations-open')),
  'apply-for-confirmation': (state) => {
    if (state.confirmation === null) return refuse('no-committee');
    if (state.confirmation === 'lapsed') return refuse('confirmation-too-late');
    return state.confirmation === 'open' ? null : refuse('already-applied');
  },
  'record-court-decision': ({ confirmation }) =>
    confirmation === 'applied' ? null : refuse('no-application'),
  visit: ({ visits }) => (visits.some(({ outcome }) => outcome === null) ? null : refuse('no-visit-due')),
  'complete-resolution': ({ resolutions }) =>
    resolutions.some(({ doneAt }) => doneAt === null) ? null : refuse('no-resolution-open'),
  // Settled, it comes back when peace did not hold; under performance, when something was not performed in time.
  reopen: (state) =>
    state.status === 'performing' && !hasDefault(state) ? refuse('nothing-in-default') : null,
  'refer-out': (state) =>
    state.status === 'performing' && !hasDefault(state) ? refuse('nothing-in-default') : null,
};

/** 违约: an obligation that was not performed in time and still is not. */
export function hasDefault({ clocks }: DisputeState): boolean {
  return clocks.some(
    ({ name, outcome, endedAt }) =>
      name.startsWith('obligation-') && outcome === 'missed' && endedAt === null,
  );
}

/** What stands for a party that is there in person: never recorded by whoever has a part in the mediation. */
function notByWhoMediates(state: DisputeState, _: DisputePremises, { id }: DisputeReader): Refusal | null {
  return id !== null && peopleWith(state).includes(id) ? refuse('same-handler') : null;
}

function consentOfAll({ parties }: DisputeState): Refusal | null {
  const missing = parties.filter(({ consent }) => consent !== 'given').map(({ key }) => key);
  return missing.length === 0 ? null : refuse('consent-missing', [], { missing: missing.join(' ') });
}

function sessionPlanned({ sessions }: DisputeState): Refusal | null {
  return sessions.some((session) => session.state === 'planned') ? null : refuse('no-session-planned');
}

/** The last session that was held came to an agreement: what is written down is what was agreed there. */
function reachedAgreement({ sessions }: DisputeState): boolean {
  return sessions.findLast(({ state }) => state === 'held')?.outcome === 'agreed';
}
