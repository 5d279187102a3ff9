import { principalText, type Principal } from '@fengqiao/domain/aggregate/principal';
import type { Identity } from '@fengqiao/identity/token-verifier';
import type { KeyOwner } from '@fengqiao/postgres/store/idempotency';

/** As whom a token or a key acts, before the directory is asked who that is. */
export function principalOf(identity: Identity | null): Principal {
  if (identity === null) return { kind: 'nobody' };
  return identity.kind === 'machine'
    ? { kind: 'machine', id: identity.id }
    : { kind: 'subject', subject: identity.subject };
}

export function keyOwner(principal: Principal): KeyOwner {
  return { text: principalText(principal), former: formerText(principal) };
}

/** Texts of the release before. In its space of names a token could be called as others were: such a one finds nothing. */
function formerText(principal: Principal): string | null {
  switch (principal.kind) {
    case 'subject':
      return /[/:]|^anonymous$/.test(principal.subject) ? null : principal.subject;
    case 'citizen':
      return `citizen/${principal.caseId}`;
    case 'party':
      return `party/${principal.disputeId}/${principal.party}`;
    case 'nobody':
      return 'anonymous';
    default:
      return null;
  }
}
