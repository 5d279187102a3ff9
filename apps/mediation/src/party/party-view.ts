import { localTime } from '@fengqiao/aggregate/reading/aggregate-reader';
import type { PartyDisputeView } from '@fengqiao/contracts/http/mediation/dispute';
import { broughtForward } from '@fengqiao/domain/dispute/ladder/moved-limits';
import { canReadConfidence } from '@fengqiao/domain/dispute/visibility/scope';
import type { DisputeWorld } from '@fengqiao/domain/dispute/rules/rules';
import type { DisputeRow } from '../disputes/dispute.entity.ts';
import type { DisputeWords } from '../disputes/dispute-words.ts';
import { obligationViews } from '../disputes/obligation-view.ts';
import { clockViews, offersView, settlementView } from '../disputes/dispute-view.ts';
import { stateOf } from '../disputes/stored-state.ts';

/**
 * The dispute as one of its parties sees it. What the other said, in confidence or not, minutes, telephone numbers and
 * the bureau's own clocks are not here.
 */
export function partyView(
  row: DisputeRow,
  words: DisputeWords,
  party: string,
  world: DisputeWorld,
): PartyDisputeView {
  const state = broughtForward(stateOf(row), world);
  const local = localTime(world);
  const isShown = (name: string) =>
    name === 'resolve' || name === 'confirmation' || name.startsWith('obligation-');
  return {
    number: state.number,
    version: state.version,
    party,
    codeConfirmed: world.reader.codeConfirmed === true,
    title: row.title,
    status: state.status,
    level: state.level,
    screenedAt: local(state.screenedAt),
    parties: state.parties.map(({ key, consent }) => ({ key, consent })),
    sessions: state.sessions.map(({ n, at, state: stage, outcome }) => ({
      session: n,
      at: local(at),
      venue: words.venues.get(n) ?? null,
      state: stage,
      outcome,
    })),
    statements: words.statements
      .filter(
        (statement) =>
          statement.party === party &&
          (!statement.confidential || canReadConfidence(state, statement, world.reader, world)),
      )
      .map(({ at, confidential, text }) => ({ at: local(at), confidential, text })),
    settlement: settlementView(state, words),
    obligations: obligationViews(state, words, world.now, local),
    confirmation: state.confirmation,
    remedies: words.remedies,
    clocks: clockViews(
      state.clocks.filter(({ name }) => isShown(name)),
      world,
    ),
    commands: offersView(state, world),
    serverTime: local(world.now),
  };
}
