import { sitsAs } from '../../directory/directory.ts';
import { isAtOrBelow } from '../../directory/unit.ts';
import { refuse, type Refusal } from '../../refusal.ts';
import type { DisputeContext } from '../acts/act.ts';
import { checkInClocks } from '../ladder/check-in.ts';
import { catchUpDispute, type CaughtUpDispute } from '../ladder/climb.ts';
import {
  mostParties,
  partyKey,
  type Colour,
  type Complexity,
  type Origin,
  type Referral,
} from '../dispute.ts';
import type { DisputeEvent } from '../dispute-event.ts';
import { evolveDispute } from '../evolve.ts';
import { ownerPostAt } from '../rules/holdings.ts';
import type { DisputeWorld } from '../rules/rules.ts';

export interface ScreenDispute {
  readonly id: string;
  readonly number: string;
  readonly place: string;
  readonly kind: string;
  readonly origin: Origin;
  readonly complexity: Complexity;
  readonly colour: Colour;
  readonly relatedCase: string | null;
  /** Where each party lives, in the order they were named. */
  readonly residences: readonly (string | null)[];
}

const mayScreen = ['desk', 'officer', 'mediator'] as const;

/**
 * Writes a dispute down where it is. Whoever screens works there or above. Refused: `forbidden`; `unknown-unit`, for a
 * place that is no room or a residence nobody knows.
 */
export function screenDispute(command: ScreenDispute, world: DisputeWorld): CaughtUpDispute | Refusal {
  const { reader } = world;
  if (!mayScreen.some((role) => reader.roles.includes(role))) return refuse('forbidden');
  const refusal = unfitPlaces(command, world);
  if (refusal) return refusal;
  if (!mayScreen.some((role) => sitsAs(reader, role, (seat) => isAtOrBelow(command.place, seat))))
    return refuse('forbidden', 'place');
  return begun(command, { ...world, by: reader.id, standIn: false, imported: null, party: null }, []);
}

export function unfitPlaces(
  { place, residences }: Pick<ScreenDispute, 'place' | 'residences'>,
  { directory }: Pick<DisputeWorld, 'directory'>,
): Refusal | null {
  if (directory.units.get(place)?.level !== 'room') return refuse('unknown-unit', 'place');
  const unknown = residences.findIndex((unit) => unit !== null && !directory.units.has(unit));
  return unknown < 0 ? null : refuse('unknown-unit', `parties.${unknown}.residence`);
}

/** 转入: a case that was referred begins as a dispute whose outcome the case waits for. */
export function referredDispute(
  command: ScreenDispute,
  referral: Referral,
  context: DisputeContext,
): CaughtUpDispute {
  return begun(command, context, [referral]);
}

function begun(
  command: ScreenDispute,
  context: DisputeContext,
  referrals: readonly Referral[],
): CaughtUpDispute {
  const first = screened(command, context, referrals);
  const state = evolveDispute(null, first, command.id);
  const caughtUp = catchUpDispute(state, context);
  return { state: caughtUp.state, events: [first, ...caughtUp.events] };
}

export function screened(
  command: ScreenDispute,
  context: DisputeContext,
  referrals: readonly Referral[],
): DisputeEvent {
  const { number, place, kind, origin, relatedCase, residences, colour, complexity } = command;
  const { now, by, standIn, imported, directory, rules } = context;
  if (residences.length > mostParties) throw new RangeError(`more than ${mostParties} parties`);
  const parties = residences.map((residence, index) => ({ key: partyKey(index), residence }));
  const { version: policy } = rules.policy;
  const ownerPost = ownerPostAt(directory, place, 'community') ?? `${place}#chief`;
  const status = 'screened' as const;
  const clocks = checkInClocks({ status, colour, clocks: [], place, policy }, { now, rules });
  const fact = {
    type: 'screened',
    number,
    place,
    kind,
    origin,
    relatedCase,
    referredBy: referrals.map(({ caseId }) => caseId),
    referrals,
    policy,
    parties,
  } as const;
  const level = 'community' as const;
  const standing = { status, complexity, colour, level, round: 1, ownerPost, climbedTo: 0, clocks };
  return { seq: 1, occurredAt: now, by, standIn, imported, fact, standing, record: {} };
}
