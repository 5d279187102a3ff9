import { stamped } from '../aggregate/plain-kind.ts';
import type { HazardEvent, HazardFact } from './hazard-event.ts';
import type { HazardState, RectificationNotice } from './hazard.ts';

export function evolveHazard(state: HazardState | null, event: HazardEvent, id: string): HazardState {
  const { fact } = event;
  if (fact.type === 'found') {
    const { number, place, kind, channel, foundAt, handler } = fact;
    const known = { id, number, place, kind, channel, foundAt, handler };
    return { ...known, ...stamped(event), notices: [], referredTo: null };
  }
  if (!state) throw new Error(`${fact.type} before the hazard was found`);
  return { ...state, ...changed(state, fact, event.occurredAt), ...stamped(event) };
}

function changed(state: HazardState, fact: HazardFact, at: number): Partial<HazardState> {
  switch (fact.type) {
    case 'noticed': {
      const { notice: n, rectifyBy, hash } = fact;
      const open = { servedAt: null, extended: false, claimedAt: null, outcome: null };
      return { notices: [...state.notices, { n, issuedAt: at, rectifyBy, hash, ...open }] };
    }
    case 'served':
      return { notices: ofNotice(state, fact.notice, { servedAt: fact.servedAt }) };
    case 'extended':
      return { notices: ofNotice(state, fact.notice, { rectifyBy: fact.rectifyBy, extended: true }) };
    case 'rectification-claimed':
      return { notices: ofNotice(state, fact.notice, { claimedAt: at }) };
    case 're-checked':
      return { notices: ofNotice(state, fact.notice, { outcome: fact.outcome }) };
    case 'referred':
      return { referredTo: fact.authority };
    case 'handler-changed':
      return { handler: fact.handler };
    default:
      return {};
  }
}

function ofNotice(
  { notices }: HazardState,
  n: number,
  change: Partial<RectificationNotice>,
): RectificationNotice[] {
  return notices.map((notice) => (notice.n === n ? { ...notice, ...change } : notice));
}
