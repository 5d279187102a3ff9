import { seesWholeBureau } from '@fengqiao/domain/directory/directory';
import { isAtOrBelow } from '@fengqiao/domain/directory/unit';
import type { Identity } from '@fengqiao/identity/token-check';
import type { SelectQueryBuilder } from 'typeorm';
import type { DisputeRow } from './dispute.entity.ts';

/** A dispute is in scope of whoever sits where it is or above, and of those who see the whole bureau. */
export function inScope(place: string, identity: Identity): boolean {
  return seesWholeBureau(identity) || isAtOrBelow(place, identity.unit);
}

export function visibleTo(
  query: SelectQueryBuilder<DisputeRow>,
  identity: Identity,
): SelectQueryBuilder<DisputeRow> {
  if (seesWholeBureau(identity)) return query;
  return query.andWhere(`(d.place = :unit or starts_with(d.place, :unit || '.'))`, { unit: identity.unit });
}
