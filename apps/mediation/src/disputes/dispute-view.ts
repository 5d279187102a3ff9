import type { DisputeView } from '@fengqiao/contracts/http/dispute';
import { formatMoment } from '@fengqiao/domain/clock/moment';
import type { DisputeRow } from './dispute.entity.ts';

const timeZone = 'Asia/Shanghai';

export function disputeView(row: DisputeRow, now: number): DisputeView {
  const {
    id,
    number,
    version,
    title,
    place,
    origin,
    complexity,
    colour,
    level,
    status,
    parties,
    relatedCase,
  } = row;
  const screenedAt = formatMoment(row.screenedAt.getTime(), timeZone);
  const serverTime = formatMoment(now, timeZone);
  return {
    id,
    number,
    version,
    title,
    place,
    origin,
    complexity,
    colour,
    level,
    status,
    parties,
    relatedCase,
    screenedAt,
    serverTime,
  };
}
