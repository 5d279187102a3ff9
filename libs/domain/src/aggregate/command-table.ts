import type { Role } from '../directory/directory.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import { fieldsNotToSet, type FieldSetters } from './field-setters.ts';
import type { Capacity, Reader } from './reader.ts';

/** Who gives a command. One with a role is whoever has it; the others are found from the aggregate. */
export interface ActorWords {
  readonly role: Role | null;
  readonly nameZh: string;
  /** Being it does not hang on how the aggregate stands: whoever is not is told so before the stage is looked at. */
  readonly fixed?: true;
  /** Acts by the code of the matter, not by a token. */
  readonly byCode?: true;
}

export interface Transition<Stage extends string, Actor extends string, To = readonly Stage[] | 'stays'> {
  readonly from: readonly Stage[];
  /** Where the aggregate may be afterwards; `stays` where it is; a kind may have words of its own. */
  readonly to: To;
  readonly by: readonly Actor[];
}

/** What beside stage and person may stand in the way of a command: told with the offer, before anything is typed. */
export type Guard<State, R extends Reader, Premises> = (
  state: State,
  premises: Premises,
  reader: R,
) => Refusal | null;

/** A kind's commands as a table: from where, to where, by whom; and how its actors are found. */
export interface CommandRules<
  Name extends string,
  Stage extends string,
  Actor extends string,
  State,
  R extends Reader,
  Premises,
> {
  readonly transitions: Readonly<Record<Name, Transition<Stage, Actor, unknown>>>;
  /** Of each command every field of its body, with who of its actors may set it. */
  readonly fields: Readonly<Record<Name, FieldSetters<string, Actor>>>;
  readonly actors: Readonly<Record<Actor, ActorWords>>;
  readonly guards: Partial<Record<Name, Guard<State, R, Premises>>>;
  /** What a code that was never confirmed may do; all else by it is refused (domain text, The query code is the citizen's). */
  readonly byUnconfirmedCode?: readonly NoInfer<Name>[];
  stageOf(state: State): Stage;
  canSee(state: State, reader: R, premises: Premises): boolean;
  /** Whether the reader holds the aggregate's own code: its citizen, a party. */
  isByCode(state: State, reader: R): boolean;
  /** Whether a reader, who may see it and has the role, is such an actor; null when not. */
  capacityOf(state: State, actor: Actor, reader: R, premises: Premises): Capacity | null;
}

export interface Offer<Name extends string = string> {
  readonly command: Name;
  readonly allowed: boolean;
  /** Why not, as a refusal's code. */
  readonly code: string | null;
}

export class CommandTable<
  Name extends string,
  Stage extends string,
  Actor extends string,
  State,
  R extends Reader,
  Premises,
> {
  readonly names: readonly Name[];

  constructor(private readonly rules: CommandRules<Name, Stage, Actor, State, R, Premises>) {
    this.names = Object.keys(rules.transitions) as Name[];
  }

  /** The row of a command, its lists as lists. */
  row(command: Name): Transition<Stage, Actor, unknown> {
    return this.rules.transitions[command];
  }

  /** Every field of a command, and who may set it. */
  settersOf(command: Name): FieldSetters<string, Actor> {
    return this.rules.fields[command];
  }

  /** Whether a command is given by code, or by somebody with a token; some by both. */
  isGivenBy(command: Name, who: 'code' | 'staff'): boolean {
    return this.row(command).by.some(
      (actor) => (this.rules.actors[actor].byCode === true) === (who === 'code'),
    );
  }

  /**
   * Whether a reader may give a command now, and in what capacity. The order decides what a refused person learns: out
   * of scope the matter does not exist (`not-found`); a role that never gives this command is told so (`forbidden`); then
   * the stage (`stage-forbids`); then whether it is this person (`forbidden`) and a code that may (`code-not-confirmed`);
   * last, what else stands in the way.
   */
  permit(state: State, command: Name, reader: R, premises: Premises): Capacity | Refusal {
    if (!this.rules.canSee(state, reader, premises)) return refuse('not-found');
    return this.permitSeen(state, command, reader, premises, (actor) =>
      this.capacityAs(state, actor, reader, premises),
    );
  }

  /** `permit` for a reader who sees it, and whose capacities are known by actor. */
  private permitSeen(
    state: State,
    command: Name,
    reader: R,
    premises: Premises,
    capacityAs: (actor: Actor) => Capacity | null,
  ): Capacity | Refusal {
    const { stageOf, guards, actors } = this.rules;
    const { by, from } = this.row(command);
    const couldEver = (actor: Actor) =>
      actors[actor].fixed ? capacityAs(actor) !== null : this.hasRole(actor, reader);
    if (!by.some(couldEver)) return refuse('forbidden', [], { command });
    const stage = stageOf(state);
    if (!from.includes(stage)) return refuse('stage-forbids', [], { command, stage });
    const capacity = firstOf(by, capacityAs);
    if (!capacity) return refuse('forbidden', [], { command });
    if (!this.isTrustedWith(state, command, reader)) return refuse('code-not-confirmed', [], { command });
    return guards[command]?.(state, premises, reader) ?? capacity;
  }

  /**
   * The same of a command with what it says. Last of all: a field that is not for this reader to set is refused by name
   * (`forbidden`), whatever else it says.
   */
  permitSaid(
    state: State,
    said: { readonly command: Name },
    reader: R,
    premises: Premises,
  ): Capacity | Refusal {
    const { command } = said;
    const permitted = this.permit(state, command, reader, premises);
    if (isRefusal(permitted)) return permitted;
    const fields = fieldsNotToSet(
      this.settersOf(command),
      said,
      (setters) =>
        setters === 'anyone' ||
        firstOf(setters, (actor) => this.capacityAs(state, actor, reader, premises)) !== null,
    );
    return fields.length === 0 ? permitted : refuse('forbidden', fields, { command });
  }

  /** Every command with whether this reader may give it now; a screen shows the others with their reason. */
  offersTo(state: State, reader: R, premises: Premises): Offer<Name>[] {
    if (!this.rules.canSee(state, reader, premises)) return [];
    const who = this.rules.isByCode(state, reader) ? 'code' : 'staff';
    // Many commands ask for the same few actors, and each is looked for in the directory.
    const known = new Map<Actor, Capacity | null>();
    const capacityAs = (actor: Actor) => {
      const found = known.get(actor);
      if (found !== undefined) return found;
      const capacity = this.capacityAs(state, actor, reader, premises);
      known.set(actor, capacity);
      return capacity;
    };
    return this.names
      .filter((command) => this.isGivenBy(command, who))
      .map((command) => {
        const outcome = this.permitSeen(state, command, reader, premises, capacityAs);
        const code = isRefusal(outcome) ? outcome.code : null;
        return { command, allowed: code === null, code };
      });
  }

  private isTrustedWith(state: State, command: Name, reader: R): boolean {
    const { isByCode, byUnconfirmedCode = [] } = this.rules;
    return !isByCode(state, reader) || reader.codeConfirmed === true || byUnconfirmedCode.includes(command);
  }

  private hasRole(actor: Actor, reader: R): boolean {
    const { role } = this.rules.actors[actor];
    return role === null || reader.roles.includes(role);
  }

  private capacityAs(state: State, actor: Actor, reader: R, premises: Premises): Capacity | null {
    return this.hasRole(actor, reader) ? this.rules.capacityOf(state, actor, reader, premises) : null;
  }
}

function firstOf<Actor>(
  actors: readonly Actor[],
  capacityAs: (actor: Actor) => Capacity | null,
): Capacity | null {
  for (const actor of actors) {
    const capacity = capacityAs(actor);
    if (capacity) return capacity;
  }
  return null;
}
