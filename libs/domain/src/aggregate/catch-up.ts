/** The state after an event; null before the first. A state is its events applied in order; the row kept beside them is this. */
export type Evolve<State, Event> = (state: State | null, event: Event, id: string) => State;

/** What happened to an aggregate by itself, and how it stands after that. */
export interface CaughtUp<State, Event> {
  readonly state: State;
  readonly events: readonly Event[];
}

export function evolvedBy<State, Event>(
  evolve: Evolve<State, Event>,
  state: State | null,
  events: readonly Event[],
  id: string,
): State {
  const after = events.reduce<State | null>((before, event) => evolve(before, event, id), state);
  if (!after) throw new Error('no events to evolve from');
  return after;
}

/**
 * Everything that happens by itself, in order: `next` says what comes first of a state, until nothing does. Asked again
 * at the same moment it finds nothing, so a timer that fires twice does no harm.
 */
export function caughtUp<State extends { readonly id: string }, Event>(
  state: State,
  next: (state: State) => Event | null,
  evolve: Evolve<State, Event>,
): CaughtUp<State, Event> {
  const events: Event[] = [];
  let current = state;
  for (;;) {
    const event = next(current);
    if (!event) return { state: current, events };
    events.push(event);
    current = evolve(current, event, current.id);
  }
}
