import { seatedAt, unitsOf, type Directory, type Role, type Seat } from '../directory/directory.ts';
import { isPersonId, type Principal } from './principal.ts';

/** Whoever asks: a person with all the seats he or she has, a machine with its unit's, or nobody in particular. */
export interface Reader {
  /** Person id; null for whoever is no person of the directory. */
  readonly id: string | null;
  readonly principal: Principal;
  /** Each seat with the role of the posting it comes from. */
  readonly seated: readonly Seat[];
  /** Roles of any seat: what can be given to nobody by mistake is judged by these, all else by the seat. */
  readonly roles: readonly Role[];
  /** Unit paths of all seats. */
  readonly seats: readonly string[];
  /** Of whoever asks by a code: whether it is known that the code is in the right hands. */
  readonly codeConfirmed?: boolean;
}

/** As what a reader acts: whether for a post that another holds. */
export interface Capacity {
  readonly standIn: boolean;
}

/** Whoever acts as himself or herself. */
export const inPerson: Capacity = { standIn: false };

/** Who asks, as a token or a key names one. */
export type Caller =
  | {
      readonly kind: 'token';
      /** As the directory's subjects are written. */
      readonly subject: string;
      /** Null: the token says nothing of roles, which narrows nothing. */
      readonly roles: readonly Role[] | null;
    }
  | { readonly kind: 'machine'; readonly id: string; readonly unit: string };

function readerOn(principal: Principal, seated: readonly Seat[]): Reader {
  return {
    id: principal.kind === 'person' ? principal.id : null,
    principal,
    seated,
    roles: [...new Set(seated.flatMap(({ role }) => role ?? []))],
    seats: unitsOf(seated),
  };
}

/** Whoever has no seat anywhere. */
export function unseated(principal: Principal): Reader {
  return readerOn(principal, []);
}

export const nobody: Reader = unseated({ kind: 'nobody' });

/** A person of the directory at a moment. */
export function personAsReader(directory: Directory, id: string, at: number): Reader {
  return readerOn({ kind: 'person', id }, seatedAt(directory, id, at));
}

/**
 * The caller as the rules see one: who the directory says that the subject is, and where that person sits. The token's
 * roles narrow the role of a posting and never a post's, which is the directory's alone; they take no seat away, and so
 * uncover nothing that is hidden from its unit. Whom nobody knows has no seat, nor has one that an earlier release took
 * into the directory under a name that means somebody else.
 */
export function readerOf(caller: Caller, directory: Directory, at: number): Reader {
  if (caller.kind === 'machine')
    return readerOn({ kind: 'machine', id: caller.id }, [{ unit: caller.unit, role: null, from: 'key' }]);
  const id = directory.subjects.get(caller.subject);
  if (id === undefined || !isPersonId(id)) return unseated({ kind: 'subject', subject: caller.subject });
  return narrowed(personAsReader(directory, id, at), caller.roles);
}

function narrowed(reader: Reader, roles: readonly Role[] | null): Reader {
  if (roles === null) return reader;
  const isLeft = ({ from, role }: Seat) => from !== 'posting' || role === null || roles.includes(role);
  return readerOn(
    reader.principal,
    reader.seated.map((seat) => (isLeft(seat) ? seat : { ...seat, role: null })),
  );
}

/** The one who fills an empty directory: an administrator until it holds one. */
export function firstAdministrator(subject: string): Reader {
  return { ...unseated({ kind: 'subject', subject }), roles: ['admin'] };
}
