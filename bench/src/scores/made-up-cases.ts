import { randomUUID } from 'node:crypto';

const hour = 3_600_000;
const day = 24 * hour;

/** Events of a made-up case: registered, submitted, assigned, accepted, replied, followed up, signed off, closed. */
export const factsPerCase = 8;

const ledgers = ['suggestion', 'claim', 'complaint'];
const channels = ['portal', 'hotline', 'visit', 'letter'];

export interface MadeUpUnit {
  readonly path: string;
  readonly level: string;
  readonly parent: string | null;
}

/** A bureau of 8 branches with 12 stations each. */
export function madeUpUnits(): MadeUpUnit[] {
  const units: MadeUpUnit[] = [{ path: 'shi', level: 'bureau', parent: null }];
  for (let branch = 1; branch <= 8; branch += 1) {
    units.push({ path: `shi.fen-${branch}`, level: 'branch', parent: 'shi' });
    for (let station = 1; station <= 12; station += 1)
      units.push({ path: `shi.fen-${branch}.suo-${station}`, level: 'station', parent: `shi.fen-${branch}` });
  }
  return units;
}

interface Clock {
  readonly name: string;
  readonly state: string;
  readonly startedAt: number;
  readonly dueAt: number;
  readonly endedAt: number | null;
  readonly outcome: string | null;
  readonly outcomeAt: number | null;
  readonly overdueFrom: number | null;
}

/**
 * What scoring would have been told of a case received at a moment: in time for the most part, one in ten late, one in
 * twenty unsatisfied; nothing of it later than `until`.
 */
export function madeUpFacts(unit: string, receivedAt: number, until: number, random: () => number): object[] {
  const caseId = randomUUID();
  const [ledger, channel] = [oneOf(ledgers, random), oneOf(channels, random)];
  const category = `category-${Math.floor(random() * 12)}`;
  const [assignDue, isLate] = [receivedAt + 24 * hour, random() < 0.1];
  const assignedAt = receivedAt + (isLate ? 30 : 2 + random() * 20) * hour;
  const completeDue = assignedAt + 9 * day;
  const repliedAt = assignedAt + (random() < 0.1 ? 10 : 1 + random() * 7) * day;
  const followedAt = repliedAt + 20 * hour;
  const outcome = random() < 0.05 ? 'basically-satisfied' : random() < 0.1 ? 'not-reached' : 'satisfied';
  const assign = runs('assign', receivedAt, assignDue);
  const assigned = ends(assign, assignedAt, assignedAt);
  const complete = runs('complete', assignedAt, completeDue);
  const standing: Clock =
    repliedAt > completeDue ? late(complete) : { ...complete, state: 'standing', overdueFrom: null };
  const done = ends(complete, followedAt + 5 * hour, repliedAt);
  const steps: [string, number, string, readonly Clock[], object][] = [
    ['registered', receivedAt, 'registered', [assign], { channel, category }],
    ['submitted', receivedAt + hour, 'submitted', [assign], {}],
    ['assigned', assignedAt, 'assigned', [assigned, complete], {}],
    ['accepted', assignedAt + hour, 'handling', [assigned, complete], {}],
    ['replied', repliedAt, 'replied', [assigned, standing], {}],
    ['followed-up', followedAt, 'followed-up', [assigned, standing], { outcome }],
    ['signed-off', followedAt + 5 * hour, 'signed-off', [assigned, done], {}],
    ['closed', followedAt + 6 * hour, 'closed', [assigned, done], {}],
  ];
  return steps
    .filter(([, at]) => at <= until)
    .map(([type, at, stage, clocks, fact], i) => ({
      case_id: caseId,
      seq: i + 1,
      type,
      occurred_at: iso(at),
      recorded_at: iso(Math.min(at + 500, until)),
      ledger,
      stage,
      unit,
      overdue_from: null,
      data: body({ ledger, unit, stage }, clocks, { type, ...fact }),
    }));
}

function oneOf(words: readonly string[], random: () => number): string {
  return words[Math.floor(random() * words.length)] ?? '';
}

function body(
  { ledger, unit, stage }: { ledger: string; unit: string; stage: string },
  clocks: readonly Clock[],
  fact: object,
): object {
  return {
    number: 'SQ-2026-000001',
    ledger,
    stage,
    round: 1,
    ownerPost: `${unit}#chief`,
    ownerUnit: unit,
    handlingUnit: stage === 'registered' || stage === 'submitted' ? null : unit,
    level: 0,
    by: null,
    standIn: false,
    imported: null,
    clocks: clocks.map((clock) => ({
      name: clock.name,
      instance: 1,
      state: clock.state,
      startedAt: iso(clock.startedAt),
      dueAt: iso(clock.dueAt),
      endedAt: orNull(clock.endedAt),
      outcome: clock.outcome,
      outcomeAt: orNull(clock.outcomeAt),
      overdueFrom: orNull(clock.overdueFrom),
      provisional: false,
    })),
    fact,
  };
}

function runs(name: string, startedAt: number, dueAt: number): Clock {
  const nothing = { endedAt: null, outcome: null, outcomeAt: null };
  return { name, state: 'running', startedAt, dueAt, overdueFrom: dueAt, ...nothing };
}

function late(clock: Clock): Clock {
  return { ...clock, state: 'missed', outcome: 'missed', outcomeAt: clock.dueAt };
}

function ends(clock: Clock, endedAt: number, actAt: number): Clock {
  const outcome = actAt > clock.dueAt ? 'missed' : 'met';
  const outcomeAt = outcome === 'met' ? actAt : clock.dueAt;
  return { ...clock, state: outcome, outcome, outcomeAt, endedAt, overdueFrom: null };
}

function iso(moment: number): string {
  return new Date(moment).toISOString();
}

function orNull(moment: number | null): string | null {
  return moment === null ? null : iso(moment);
}
