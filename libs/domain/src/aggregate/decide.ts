import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import type { AggregateEvent, AggregateState } from './aggregate-event.ts';
import { evolvedBy, type CaughtUp, type Evolve } from './catch-up.ts';
import type { Capacity, Reader } from './reader.ts';

/** The types of one kind, named once. */
export interface KindTypes {
  readonly state: AggregateState;
  readonly event: AggregateEvent;
  readonly reader: Reader;
  /** Everything a rule may look at beside the aggregate, whoever asks. */
  readonly premises: { readonly now: number };
  /** What an act is done with. */
  readonly context: object;
  /** A command's name and body. */
  readonly command: { readonly command: string; readonly note?: string | undefined };
}

export type WorldOf<K extends KindTypes> = K['premises'] & { readonly reader: K['reader'] };

/** How a kind decides, whatever the command. */
export interface DecisionRules<K extends KindTypes> {
  readonly evolve: Evolve<K['state'], K['event']>;
  catchUp(state: K['state'], premises: K['premises']): CaughtUp<K['state'], K['event']>;
  canSee(state: K['state'], reader: K['reader'], premises: K['premises']): boolean;
  /** Of a command with what it says: also whether each field of it is the giver's to set. */
  permit(state: K['state'], command: K['command'], world: WorldOf<K>): Capacity | Refusal;
  contextOf(state: K['state'], world: WorldOf<K>, standIn: boolean): K['context'];
}

/** An aggregate caught up, and by whom and how it is acted on. */
export interface Ready<K extends KindTypes> extends CaughtUp<K['state'], K['event']> {
  readonly context: K['context'];
}

/** Catches it up first: a late act never hides the breach that came before it. */
export function prepare<K extends KindTypes>(
  rules: DecisionRules<K>,
  state: K['state'],
  command: K['command'],
  world: WorldOf<K>,
): Ready<K> | Refusal {
  const caughtUp = rules.catchUp(state, world);
  const capacity = rules.permit(caughtUp.state, command, world);
  if (isRefusal(capacity)) return capacity;
  return { ...caughtUp, context: rules.contextOf(caughtUp.state, world, capacity.standIn) };
}

/** All that happened: what it was caught up with, the acts, and what they made due at once. */
export function settled<K extends KindTypes>(
  { evolve, catchUp }: DecisionRules<K>,
  ready: CaughtUp<K['state'], K['event']>,
  acts: readonly K['event'][],
  premises: K['premises'],
): K['event'][] {
  const after = evolvedBy(evolve, ready.state, acts, ready.state.id);
  return [...ready.events, ...acts, ...catchUp(after, premises).events];
}

/** The whole of a decision: caught up, permitted, acted, and settled; `decide` is the kind's own word on the command. */
export function decideBy<K extends KindTypes>(
  rules: DecisionRules<K>,
  state: K['state'],
  command: K['command'],
  world: WorldOf<K>,
  decide: (ready: Ready<K>) => K['event'] | readonly K['event'][] | Refusal,
): K['event'][] | Refusal {
  const ready = prepare(rules, state, command, world);
  if (isRefusal(ready)) return ready;
  const acts = decide(ready);
  if (isRefusal(acts)) return acts;
  return settled(rules, ready, withNote(acts, command), world);
}

/** What happens to the one a command is given on, and to others with it, each by its id. */
export interface GroupOutcome<Event> {
  readonly events: readonly Event[];
  readonly others: ReadonlyMap<string, readonly Event[]>;
}

type Acts<Event> = {
  readonly own: Event | readonly Event[];
  readonly others: ReadonlyMap<string, readonly Event[]>;
};

/**
 * Several aggregates of a kind in one decision: the one a command is given on, and those it goes with, which are caught
 * up with it. `decide` gives the acts on each; one without an act is left alone.
 */
export function decideGroupBy<K extends KindTypes>(
  rules: DecisionRules<K>,
  state: K['state'],
  others: readonly K['state'][],
  command: K['command'],
  world: WorldOf<K>,
  decide: (
    ready: Ready<K>,
    others: ReadonlyMap<string, CaughtUp<K['state'], K['event']>>,
  ) => Acts<K['event']> | Refusal,
): GroupOutcome<K['event']> | Refusal {
  const ready = prepare(rules, state, command, world);
  if (isRefusal(ready)) return ready;
  const caughtUp = new Map(others.map((other) => [other.id, rules.catchUp(other, world)]));
  const acts = decide(ready, caughtUp);
  if (isRefusal(acts)) return acts;
  const settledOthers = [...acts.others].flatMap(([id, events]) => {
    const other = caughtUp.get(id);
    return other ? [[id, settled(rules, other, events, world)] as const] : [];
  });
  return {
    events: settled(rules, ready, withNote(acts.own, command), world),
    others: new Map(settledOthers),
  };
}

/**
 * Two of them, of which one survives. Whoever gives the command must see both (`not-found`); into itself is refused as the
 * smallest ring (`merge-ring`). `decide` gives the act on each, or why the two do not go together.
 */
export function decidePairBy<K extends KindTypes>(
  rules: DecisionRules<K>,
  state: K['state'],
  survivor: K['state'] | null,
  command: K['command'],
  world: WorldOf<K>,
  decide: (
    ready: Ready<K>,
    survivor: CaughtUp<K['state'], K['event']>,
  ) => { readonly own: K['event']; readonly theirs: K['event'] } | Refusal,
): GroupOutcome<K['event']> | Refusal {
  // Named by the command, or known from what it undoes.
  const field = 'into' in command ? 'into' : [];
  return decideGroupBy(rules, state, survivor ? [survivor] : [], command, world, (ready, others) => {
    if (!survivor || !rules.canSee(survivor, world.reader, world)) return refuse('not-found', field);
    const other = others.get(survivor.id);
    if (survivor.id === state.id || !other) return refuse('merge-ring', field);
    const acts = decide(ready, other);
    return isRefusal(acts) ? acts : { own: acts.own, others: new Map([[survivor.id, [acts.theirs]]]) };
  });
}

/** What was written beside the command stands with its first event. */
export function withNote<Event extends AggregateEvent>(
  acts: Event | readonly Event[],
  { note }: { readonly note?: string | undefined },
): Event[] {
  const [first, ...rest] = Array.isArray(acts) ? (acts as readonly Event[]) : [acts as Event];
  if (!first) return [];
  return [note ? { ...first, record: { ...first.record, note } } : first, ...rest];
}
