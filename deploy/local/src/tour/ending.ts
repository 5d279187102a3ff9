import type { Caller, ServiceName } from './caller.ts';
import { changedSince, boardNames, type KnownBefore } from './figures.ts';
import { row, type Refused } from './lines.ts';

export interface Begun {
  readonly cases: readonly string[];
  readonly disputes: readonly string[];
}

const supervisor = 'supervisor';

/** 收尾: a supervisor voids whatever the tour began, so that nothing of it runs on or is counted. */
export async function voidAll(
  caller: Caller,
  { cases, disputes }: Begun,
  say: (line: string) => void,
): Promise<void> {
  for (const id of disputes) await voidOne(caller, 'mediation', `/v1/disputes/${id}/void`);
  for (const id of cases) await voidOne(caller, 'intake', `/v1/cases/${id}/void`);
  say(row(supervisor, '作废 void', `→ ${cases.length} cases, ${disputes.length} disputes: 演练 a drill`));
}

async function voidOne(caller: Caller, service: ServiceName, path: string): Promise<void> {
  const asked = { as: supervisor, body: { reason: '演练，非真实事项' } };
  const { status, body } = await caller.call<Refused>(service, 'POST', path, asked);
  if (status !== 200) throw new Error(`${path}: ${body.code}`);
}

/** Whether every figure is what it would be without the tour; says so. */
export async function figuresAreAsBefore(
  caller: Caller,
  before: KnownBefore,
  say: (line: string) => void,
): Promise<boolean> {
  const changed = await changedSince(caller, before);
  for (const board of boardNames) {
    const isSame = !changed.includes(board);
    say(row('hq-analyst', board, isSame ? '→ 与开始前相同 as before the tour' : '✗ 与开始前不同 changed'));
  }
  if (changed.length > 0)
    say(row('', '', '  unless somebody else works on this stack, this is a fault of the tour'));
  return changed.length === 0;
}
