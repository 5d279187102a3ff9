import { actsOf } from '../../aggregate/act.ts';
import type { Authorship } from '../../aggregate/aggregate-event.ts';
import * as clocks from '../../aggregate/clocks.ts';
import type { Directory } from '../../directory/directory.ts';
import { unitOfPost } from '../../directory/posts.ts';
import { resumeTime, reviveClock } from '../../ladder/clock-instance.ts';
import type { CaseClock, CaseClockName, CaseState } from '../case.ts';
import {
  standingOf,
  type CaseFact,
  type CaseRecord,
  type CaseStanding,
  type UnknownOfImport,
} from '../case-event.ts';
import type { OnPaper } from '../commands/case-command.ts';
import { limitFor, type Matter } from '../rules/policy.ts';
import type { CaseRules } from '../rules/rule-book.ts';

/**
 * What each act does to the stage and the clocks, whoever was allowed to do it and however it came in: by a
 * command, out of an import, or by the system itself.
 */
export interface ActContext extends Authorship<UnknownOfImport> {
  readonly directory: Directory;
  readonly rules: CaseRules;
}

/** What the system itself does, and what an import tells of. */
export function systemContext(
  { directory, rules }: Pick<ActContext, 'directory' | 'rules'>,
  now: number,
  imported: readonly UnknownOfImport[] | null = null,
): ActContext {
  return { now, by: null, standIn: false, imported, directory, rules };
}

export const { act, itself } = actsOf<CaseFact, CaseStanding, CaseRecord, UnknownOfImport>(standingOf);

/** What an act that a citizen signed on paper says of it, and what stays beside its event. */
export function onPaper({ onPaper: paper }: OnPaper) {
  return {
    signed: paper ? { signedOn: paper.signedOn } : {},
    kept: paper ? { paper: paper.reference } : {},
  };
}

/** What came with an act, as its event says it: ids alone. */
export function attached(attachments: readonly { readonly id: string }[] = []) {
  return attachments.length > 0 ? { attachments: attachments.map(({ id }) => id) } : {};
}

type Clocks = readonly CaseClock[];

/** Lets the complete clock run again, whatever had stopped it. */
export function resumed({ now, rules }: ActContext, before: Clocks): Clocks {
  return clocks.changed(before, 'complete', (clock) => resumeTime(clock, now, rules.edition));
}

/** The overall clock goes on as if it had never ended. */
export function overallRevived({ rules }: ActContext, before: Clocks): Clocks {
  return before.map((clock) => (clock.name === 'overall' ? reviveClock(clock, rules.edition) : clock));
}

/** Starts a clock by the hours of the unit that answers for it: the handling unit for completing, else the owner's. */
export function started(
  { now, rules }: ActContext,
  state: Matter & Pick<CaseState, 'clocks' | 'ownerPost' | 'handlingUnit'>,
  name: CaseClockName,
): Clocks {
  const unit = (name === 'complete' ? state.handlingUnit : null) ?? unitOfPost(state.ownerPost);
  return clocks.started(state.clocks, name, limitFor(rules.policy, state, name), now, unit, rules.edition);
}
