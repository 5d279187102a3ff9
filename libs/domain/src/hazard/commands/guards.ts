import { openClock } from '../../aggregate/clocks.ts';
import type { Guard } from '../../aggregate/command-table.ts';
import type { PlainPremises } from '../../aggregate/plain-kind.ts';
import type { Reader } from '../../aggregate/reader.ts';
import { levelsAbove } from '../../directory/posts.ts';
import { refuse } from '../../refusal.ts';
import { lastNotice, mostNotices, type HazardState } from '../hazard.ts';
import type { HazardCommandName } from './hazard-command.ts';

/**
 * What beside stage and person stands in the way. `third-notice`: a second failure must be referred; `already-served`;
 * `already-extended`, `limit-passed`; `nothing-to-re-check`: nobody says that it is put right, and its day has not come;
 * `at-the-top`.
 */
export const hazardGuards: Partial<Record<HazardCommandName, Guard<HazardState, Reader, PlainPremises>>> = {
  notice: ({ notices }) => (notices.length >= mostNotices ? refuse('third-notice') : null),
  'record-service': (state) =>
    (lastNotice(state)?.servedAt ?? null) === null ? null : refuse('already-served'),
  extend: (state) => {
    if (openClock(state, 'rectify')?.outcome === 'missed') return refuse('limit-passed');
    return lastNotice(state)?.extended ? refuse('already-extended') : null;
  },
  're-check': (state) => (openClock(state, 're-check') ? null : refuse('nothing-to-re-check')),
  'report-up': ({ ownerPost }, { directory }) =>
    levelsAbove(directory, ownerPost) === 0 ? refuse('at-the-top') : null,
};
