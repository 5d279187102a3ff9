import type { DisputeSource } from '../mediation/dispute-line.ts';
import type { DisputeUpdate } from '../mediation/dispute-update.ts';

export interface Recounted {
  readonly source: DisputeSource;
  readonly outcome: string;
  readonly value: number;
  readonly at: number;
}

/**
 * What a dispute counts as as of a moment, looked up in its events as one would on paper, remembering nothing from one to
 * the next: what the book of lines is held against.
 */
export function recounted(all: readonly DisputeUpdate[], asOf: number): Recounted[] {
  const events = all.filter(({ occurredAt }) => occurredAt <= asOf);
  const last = events.at(-1);
  if (!last || last.fact.type === 'merged') return [];
  const found: Recounted[] = [];
  const count = (source: DisputeSource, outcome: string, at: number, value = 0) =>
    found.push({ source, outcome, at, value });
  for (const { fact, occurredAt: now } of events) {
    if (fact.type === 'screened' || fact.type === 'accepted' || fact.type === 'settled')
      count(fact.type, 'dispute', now);
    if (fact.type === 'withdrawn') count('withdrawn', 'dispute', now);
    if (fact.type === 'referred-out') count('referred-out', fact.to ?? 'unknown', now);
    if (fact.type === 'reopened') count('reopened', fact.cause, now);
    if (fact.type === 'extended') count('extension', 'granted', now);
    if (fact.type === 'obligation-confirmed') count('obligation', fact.late ? 'late' : 'in-time', now);
  }
  for (const { instance, outcome, outcomeAt, endedAt, overdueFrom } of last.resolve) {
    const changed = events.find(({ resolve }) =>
      resolve.some((c) => c.instance === instance && c.outcome === outcome),
    );
    if (outcome !== null) count('resolve', outcome, outcomeAt ?? changed!.occurredAt);
    else if (endedAt === null && overdueFrom !== null && overdueFrom < asOf)
      count('resolve', 'missed', overdueFrom);
  }
  for (const round of roundsOf(events)) recountRound(round, count);
  return found;
}

function roundsOf(events: readonly DisputeUpdate[]): DisputeUpdate[][] {
  const starts = events.flatMap(({ fact }, i) => (fact.type === 'reopened' ? [i] : []));
  return [0, ...starts].map((start, i) => events.slice(start, starts[i]));
}

function recountRound(
  round: readonly DisputeUpdate[],
  count: (source: DisputeSource, outcome: string, at: number, value?: number) => void,
): void {
  const begun = round.find(({ fact }) => fact.type === 'accepted' || fact.type === 'reopened');
  const agreed = round.find(({ fact }) => fact.type === 'agreed' && !fact.amends);
  const ended = round.find(({ fact }) => fact.type === 'referred-out' || fact.type === 'withdrawn');
  const mediated = round.find(
    ({ fact }) => fact.type === 'session-held' || (fact.type === 'agreed' && !fact.amends),
  );
  if (mediated) count('mediated', 'dispute', mediated.occurredAt);
  if (agreed) {
    const { level, occurredAt: now } = agreed;
    count('agreed', level, now);
    count('mediated-at', `${level}-agreed`, now);
    if (begun) count('duration', 'tenths', now, Math.round((now - begun.occurredAt) / 8_640_000));
  }
  const heldSinceArrival = (until: number, level: string) => {
    const came = round.findLastIndex(({ fact }, i) => i < until && fact.type === 'raised');
    return round.some(
      ({ fact, level: at }, i) => i > came && i < until && fact.type === 'session-held' && at === level,
    );
  };
  for (const [i, { fact, occurredAt }] of round.entries())
    if (fact.type === 'raised' && heldSinceArrival(i, fact.from))
      count('mediated-at', `${fact.from}-left`, occurredAt);
  if (!ended || agreed || !begun) return;
  const how = ended.fact.type === 'withdrawn' ? 'withdrawn' : 'referred';
  count('not-agreed', how, ended.occurredAt);
  if (heldSinceArrival(round.indexOf(ended), ended.level))
    count('mediated-at', `${ended.level}-left`, ended.occurredAt);
}
