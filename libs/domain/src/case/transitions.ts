import type { Role } from '../directory/directory.ts';
import type { Stage } from './case.ts';

/** Commands on a registered case, in the order of the straight road. */
export const commandNames = [
  'submit',
  'assign',
  'accept',
  'reply',
  'follow-up',
  'sign-off',
  'close',
] as const;
export type CommandName = (typeof commandNames)[number];

/**
 * Who, beyond a role in scope, may give a command: `in-scope` asks no more; `owner` is the post's holder or who
 * stands in; `handling-unit` sits in the handling unit (or serves that room); `handler` works on the case.
 */
export type Who = 'in-scope' | 'owner' | 'handling-unit' | 'handler';

export interface Transition {
  readonly from: readonly Stage[];
  readonly to: readonly Stage[];
  /** Coarse roles, one of which the token must carry; null where only the person matters. */
  readonly roles: readonly Role[] | null;
  readonly who: Who;
}

/** The ledger case as a table (domain text, stages and commands). */
export const transitions: Readonly<Record<CommandName, Transition>> = {
  submit: { from: ['registered'], to: ['submitted'], roles: ['desk'], who: 'in-scope' },
  assign: { from: ['submitted'], to: ['assigned'], roles: null, who: 'owner' },
  accept: { from: ['assigned'], to: ['handling'], roles: ['desk', 'officer'], who: 'handling-unit' },
  reply: { from: ['handling'], to: ['replied'], roles: null, who: 'handler' },
  'follow-up': {
    from: ['replied'],
    to: ['followed-up', 'handling'],
    roles: ['desk', 'officer', 'supervisor'],
    who: 'in-scope',
  },
  'sign-off': { from: ['followed-up'], to: ['signed-off'], roles: null, who: 'owner' },
  close: { from: ['signed-off'], to: ['closed'], roles: ['desk'], who: 'in-scope' },
};
