import type { AggregateEvent, Authorship } from './aggregate-event.ts';

/** The two ways in which an event of a kind comes about; `standingOf` names what of its state every event carries. */
export function actsOf<
  Fact extends { readonly type: string },
  Standing extends object,
  Words extends object,
  Unknown extends string,
>(standingOf: (state: Standing) => Standing) {
  type Event = AggregateEvent<Fact, Standing, Words, Unknown>;
  type State = Standing & { readonly version: number };

  /** The event of an act: what it says, and what of the standing is different after it. */
  function act(
    state: State,
    { now, by, standIn, imported }: Authorship<Unknown>,
    fact: Fact,
    change: Partial<Standing> = {},
    record: Words = {} as Words,
  ): Event {
    const standing = { ...standingOf(state), ...change };
    return { seq: state.version + 1, occurredAt: now, by, standIn, imported, fact, standing, record };
  }

  /** What happens by itself. */
  function itself(state: State, now: number, fact: Fact, change: Partial<Standing> = {}): Event {
    return act(state, { now, by: null, standIn: false, imported: null }, fact, change);
  }

  return { act, itself };
}
