import type { Setters } from '@fengqiao/domain/aggregate/field-setters';

/** Who may set a field, as the rules have it. */
export function setBy(setters: Setters<string>): string {
  return setters === 'anyone' ? 'Set by anyone' : `Set by ${setters.join(' or ')} alone`;
}
