/** Who of the staff is told of an event: the seats, and the clock that the notice speaks of. */
export interface Told<Seat extends string = string, Clock extends string = string> {
  /** Of several the first that the aggregate has. */
  readonly clock: Clock | readonly Clock[];
  readonly to: readonly [Seat, ...Seat[]];
  /** Something new has come in: it is read in the inbox at once, though e-mail and webhook wait for opening hours. */
  readonly isNews?: true;
}

/** Why nobody of the staff is told of an event. */
export interface Untold {
  readonly nobody: string;
}

/** A rung names its own addressees: who is at which rung of which clock stands with the ladder. */
export interface ToldByRung {
  readonly byRung: true;
}

export type Telling<Seat extends string = string, Clock extends string = string> =
  Told<Seat, Clock> | Untold | ToldByRung;

/**
 * Of each type of event a kind has: who of the staff is told, or why nobody is. A type that is not here does not compile,
 * so none is ever left out by forgetting it. A kind whose citizens are written to has `ToldOutside` in each row too.
 */
export type Tellings<Type extends string, Seat extends string = string, Clock extends string = string> = {
  readonly [Each in Type]: Each extends 'rung-climbed' ? ToldByRung : Told<Seat, Clock> | Untold;
};

/**
 * Whether whoever raised a matter is told of an event, beside the staff, or why not: `own`, about the own matter alone;
 * `all`, with those whose matters were joined to it, each about the own; `at-once`, also at night.
 */
export type ToldOutside = { readonly tells: 'own' | 'all' | 'at-once' } | Untold;

export type TellingsOutside<Type extends string> = {
  readonly [Each in Type]: { readonly citizen: ToldOutside };
};
