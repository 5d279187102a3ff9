import { refuse, type Refusal } from '../../refusal.ts';
import { unfitDue } from './due.ts';

/** 履行义务 by what is owed. */
export const obligationKinds = ['money', 'act', 'handing-over', 'apology', 'stopping'] as const;
export type ObligationKind = (typeof obligationKinds)[number];

/** What one party owes another, as the settlement says it. Words and sums stay in the record. */
export interface ObligationTerms {
  /** Names it within the settlement. */
  readonly id: string;
  readonly kind: ObligationKind;
  /** Party keys: who owes it, and whom it benefits. */
  readonly who: string;
  readonly toWhom: string;
  /** Epoch milliseconds. */
  readonly dueAt: number;
  /** Obligations that must have been performed first. */
  readonly after: readonly string[];
  /**
   * SHA-256 of its words and sum, in hexadecimal: what was performed can be told from what was rewritten, also when the
   * words are erased. Left out by events of old.
   */
  readonly said?: string;
}

/**
 * `shut` until what it waits for is performed; then `open` and its clock runs; `confirmed` by the side it benefits, or
 * `waived` by it.
 */
export interface Obligation extends ObligationTerms {
  readonly state: 'shut' | 'open' | 'confirmed' | 'waived';
  /** Of its clock `obligation-<id>`; 0 while it never opened. */
  readonly instance: number;
  /** As it was agreed, once `dueAt` is what its opening made of it; left out by events of old. */
  readonly agreedDueAt?: number;
}

/** 调解协议: the newest version, and what was signed of it. */
export interface Settlement {
  /** From 1; a later change is a new version to sign. */
  readonly version: number;
  /** SHA-256 of the document, in hexadecimal. */
  readonly hash: string;
  readonly obligations: readonly ObligationTerms[];
  /** Party keys. */
  readonly signedBy: readonly string[];
  /** The version that is in force: the newest one, or the one before while a change waits for signatures. */
  readonly inForce: number | null;
  /** When this version was written down, epoch milliseconds; left out by events of old, as are the others. */
  readonly draftedAt?: number;
  /** Of the version in force: the day it took effect, `YYYY-MM-DD`. */
  readonly effectiveOn?: string;
  /** Of the version in force: whether a people's mediation committee mediated or took part. */
  readonly committee?: boolean;
}

/** 司法确认: the parties may ask a court jointly, within 30 days of the day the settlement took effect. */
export type Confirmation = 'open' | 'applied' | 'confirmed' | 'refused' | 'lapsed';

export function isDone({ state }: Obligation): boolean {
  return state === 'confirmed' || state === 'waived';
}

/** Which of its fields later terms change of an obligation that is done; none when they repeat it. */
export function rewrittenFields(done: Obligation, again: ObligationTerms): string[] {
  const differs = (['kind', 'who', 'toWhom'] as const).filter((field) => again[field] !== done[field]);
  const dueAt = again.dueAt === done.dueAt || again.dueAt === done.agreedDueAt ? [] : ['dueAt'];
  const isSaidAgain = done.said === undefined || again.said === undefined || done.said === again.said;
  const said = isSaidAgain ? [] : done.kind === 'money' ? ['what', 'amountYuan'] : ['what'];
  return [...differs, ...said, ...dueAt];
}

export function clockOfObligation(id: string): string {
  return `obligation-${id}`;
}

/** Whether everything it waits for has been performed. */
export function canOpen(obligation: Obligation, all: readonly Obligation[]): boolean {
  return (
    obligation.state === 'shut' &&
    obligation.after.every((id) => all.some((other) => other.id === id && isDone(other)))
  );
}

const dayMs = 86_400_000;

/**
 * When an obligation is due that opens at `opensAt`: as agreed; where what it waited for came too late for that, so long
 * after the opening as the agreement left between the two, and at least a day: nobody is late with what was shut.
 */
export function dueFrom(
  obligation: ObligationTerms,
  all: readonly ObligationTerms[],
  opensAt: number,
): number {
  const { dueAt, after } = obligation;
  if (opensAt < dueAt || after.length === 0) return dueAt;
  const conditions = all.filter(({ id }) => after.includes(id)).map((each) => each.dueAt);
  return opensAt + Math.max(dayMs, dueAt - Math.max(...conditions));
}

/**
 * Refused, fields named by place (`obligations.0.after`): `duplicate-obligation`; `unknown-party`; `obligation-to-oneself`;
 * `unknown-obligation`; `obligation-ring`, when one waits, over however many, for itself; what `unfitDue` refuses, counted from `now`;
 * `due-before-condition`, when it is due before what it waits for.
 */
export function checkObligations(
  obligations: readonly ObligationTerms[],
  parties: readonly { readonly key: string }[],
  now: number | null,
): Refusal | null {
  const byId = new Map(obligations.map((each) => [each.id, each]));
  const isParty = (key: string) => parties.some((party) => party.key === key);
  for (const [index, { id, who, toWhom, dueAt, after }] of obligations.entries()) {
    const field = (name: string) => `obligations.${index}.${name}`;
    if (obligations.findIndex((other) => other.id === id) < index)
      return refuse('duplicate-obligation', field('id'));
    if (!isParty(who)) return refuse('unknown-party', field('who'));
    if (!isParty(toWhom)) return refuse('unknown-party', field('toWhom'));
    if (who === toWhom) return refuse('obligation-to-oneself', field('toWhom'));
    if (after.some((other) => !byId.has(other))) return refuse('unknown-obligation', field('after'));
    const unfit = now === null ? null : unfitDue(dueAt, now, field('dueAt'));
    if (unfit) return unfit;
  }
  const ring = obligations.findIndex(({ id }) => waitsFor(id, byId).has(id));
  if (ring >= 0) return refuse('obligation-ring', `obligations.${ring}.after`);
  const hasty = obligations.findIndex(({ dueAt, after }) =>
    after.some((id) => (byId.get(id)?.dueAt ?? dueAt) > dueAt),
  );
  return hasty >= 0 ? refuse('due-before-condition', `obligations.${hasty}.dueAt`) : null;
}

/** Everything an obligation waits for, over however many others. */
export function waitsFor(
  id: string,
  byId: ReadonlyMap<string, Pick<ObligationTerms, 'after'>>,
): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...(byId.get(id)?.after ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    open.push(...(byId.get(next)?.after ?? []));
  }
  return found;
}
