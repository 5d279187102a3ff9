import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Caller } from './caller.ts';

/** What headquarters reads, and where; the answer's `measures` or `items` are the figures. */
const boards = {
  '三本账 ledger totals': '/v1/ledgers/totals?unit=shifan',
  '派出所得分 station scores': '/v1/scores?level=station&period={month}',
  '调解情况 mediation’s figures': '/v1/mediation/figures?unit=shifan&by=kind&period={month}',
} as const;
type Board = keyof typeof boards;
export const boardNames = Object.keys(boards) as Board[];

interface Figures {
  readonly knownAt: string;
  readonly items: unknown;
  readonly measures?: unknown;
}

/** Up to which moment of recording each board was read. */
export type KnownBefore = Readonly<Record<Board, string>>;

const lookEveryMs = 500;
const patienceMs = 30_000;

export async function markFigures(caller: Caller): Promise<KnownBefore> {
  const marks = await Promise.all(
    boardNames.map(async (board) => [board, (await read(caller, board, {})).knownAt] as const),
  );
  return Object.fromEntries(marks) as KnownBefore;
}

/**
 * The boards that say something else as of now than they would with what was known before: both are asked for the same
 * moment, so that time passing is no difference. Waits until scoring has heard what was done last.
 */
export async function changedSince(caller: Caller, before: KnownBefore): Promise<Board[]> {
  const asOf = new Date().toISOString();
  let changed: Board[] = [];
  for (let waited = 0; waited < patienceMs; waited += lookEveryMs) {
    changed = [];
    let isKnown = true;
    for (const board of boardNames) {
      const then = await read(caller, board, { asOf, knownAt: before[board] });
      const now = await read(caller, board, { asOf });
      isKnown &&= Date.parse(now.knownAt) >= Date.parse(asOf);
      if (!isDeepStrictEqual([then.items, then.measures], [now.items, now.measures])) changed.push(board);
    }
    if (isKnown && changed.length === 0) return [];
    await pause(lookEveryMs);
  }
  return changed;
}

async function read(caller: Caller, board: Board, times: Record<string, string>): Promise<Figures> {
  const month = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7);
  const asked = new URLSearchParams(times).toString();
  const path = `${boards[board].replace('{month}', month)}${asked && `&${asked}`}`;
  const { status, body } = await caller.call<Figures>('scoring', 'GET', path, { as: 'hq-analyst' });
  if (status !== 200) throw new Error(`${path}: ${status}`);
  return body;
}
