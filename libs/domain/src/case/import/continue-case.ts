import { isClimb } from '../../aggregate/aggregate-event.ts';
import { clockKey } from '../../aggregate/clocks.ts';
import type { ClimbedRungs, RungKind } from '../../ladder/clock-instance.ts';
import { refuse, type Refusal } from '../../refusal.ts';
import { itself } from '../acts/act.ts';
import type { CaseClock, CaseState } from '../case.ts';
import type { CaseEvent, WithdrawnRecord } from '../case-event.ts';
import { evolveAll } from '../evolve.ts';
import type { ClimbPremises } from '../ladder/climb.ts';
import { rulesFor } from '../rules/rule-book.ts';
import { checkLedgerRow, importCase, type LedgerRow } from './imported-case.ts';

/** What happened to an imported case by now, as its events tell. */
export interface ToldBefore {
  /** How many of its events an import told, its registration among them. */
  readonly imported: number;
  /** Rungs that were taken by themselves; a breach with its record, unless that has been withdrawn. */
  readonly climbed: readonly { readonly id: string; readonly record: WithdrawnRecord | null }[];
  /** Whether anything else happened: somebody acted, or its dates were moved. */
  readonly isTouched: boolean;
}

/** Rungs without consequences: once climbed they are not climbed again. */
const harmless: readonly RungKind[] = ['reminder', 'warning', 'review'];

/**
 * A case whose source tells more of it than when it was imported: the events of what is new, at the moments given, as if
 * the whole had been brought in at once. A limit that was taken for missed because the source had not told yet was not:
 * the records of it are withdrawn. Events come after those that are there although some happened before them.
 */
export function continueCase(
  state: CaseState,
  before: ToldBefore,
  row: LedgerRow,
  premises: ClimbPremises,
): readonly CaseEvent[] | Refusal {
  if (before.isTouched) return refuse('touched-here');
  const [wrong] = checkLedgerRow(row, premises);
  if (wrong) return wrong;
  const then = { ...premises, rules: rulesFor(premises.rules, state.policy) };
  const whole = importCase(row, state, then);
  const told = whole.flatMap((event, index) => (event.imported === null ? [] : [index]));
  const last = told[before.imported - 1] ?? whole.length;
  const asImported = evolveAll(null, whole.slice(0, last + 1), state.id);
  // The unit's place in the tree, and with it the owner, has changed meanwhile.
  if (asImported.ownerPost !== state.ownerPost) return refuse('history-changed');
  const rungs = new Set(whole.flatMap(({ fact }) => (isClimb(fact) ? [fact.rung.id] : [])));
  const known = new Set(before.climbed.map(({ id }) => id));
  const events = whole
    .slice(last + 1)
    .filter(({ fact }) => !isClimb(fact) || !known.has(fact.rung.id))
    .map((event, n) => ({ ...event, seq: state.version + 1 + n, standing: standingAfter(state, event) }));
  const records = before.climbed.flatMap(({ id, record }) => (record && !rungs.has(id) ? [record] : []));
  if (records.length === 0) return events;
  const after = evolveAll(state, events, state.id);
  return [...events, itself(after, premises.now, { type: 'records-withdrawn', records })];
}

/** With the reminders and warnings that its clocks have climbed here: nobody is told twice. */
function standingAfter(state: CaseState, { standing }: CaseEvent): CaseEvent['standing'] {
  const held = new Map<string, CaseClock>(state.clocks.map((clock) => [clockKey(clock), clock]));
  const clocks = standing.clocks.map((clock) => {
    const climbed = held.get(clockKey(clock))?.climbed;
    return climbed ? { ...clock, climbed: furthest(clock.climbed, climbed) } : clock;
  });
  return { ...standing, clocks };
}

function furthest(by: ClimbedRungs, here: ClimbedRungs): ClimbedRungs {
  const climbed = harmless.map((kind) => [kind, Math.max(by[kind], here[kind])]);
  return { ...by, ...(Object.fromEntries(climbed) as Partial<ClimbedRungs>) };
}
