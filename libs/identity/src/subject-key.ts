import type { Caller } from '@fengqiao/domain/aggregate/reader';
import { roles, type Role } from '@fengqiao/domain/directory/directory';
import type { AskingReader } from '@fengqiao/contracts/rpc/asking-reader';
import { createHash } from 'node:crypto';
import type { Identity } from './token-verifier.ts';

/**
 * A subject as the directory is looked up by it, in every service: a hash, equal for equal letters alone. What a
 * provider calls a person by may be an e-mail or a number: it is compared everywhere and stands only with intake.
 */
export function subjectKey(subject: string): string {
  return createHash('sha256').update(subject, 'utf8').digest('base64url');
}

/** Who asks, as the rules look a caller up. */
export function callerOf(identity: Identity): Caller {
  return identity.kind === 'machine' ? identity : { ...identity, subject: subjectKey(identity.subject) };
}

/** For whom another service asks. Of a release that said no more, `person` is what its token was called. */
export function callerAsked({ as, person, roles: said }: AskingReader): Caller {
  if (as?.kind === 'machine') return as;
  if (as) return { kind: 'token', subject: as.subject, roles: as.roles && known(as.roles) };
  return { kind: 'token', subject: subjectKey(person), roles: known(said) };
}

function known(said: readonly string[]): Role[] {
  return said.filter((role): role is Role => (roles as readonly string[]).includes(role));
}
