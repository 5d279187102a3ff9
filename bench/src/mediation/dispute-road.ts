import { setTimeout as pause } from 'node:timers/promises';
import type { BenchStack } from '../stack/bench-stack.ts';
import { post } from '../stack/post.ts';

const officer = 'linjiang-officer-a';
const place = 'shifan.dongcheng.linjiang.hongqi';
/** A session is planned so far ahead: time enough for its plan to reach Temporal by itself. */
const sessionAheadMs = 4_000;

const quarrel = {
  title: '楼道堆放杂物',
  place,
  kind: 'neighbour',
  origin: 'visit',
  complexity: 'general',
  colour: 'blue',
  parties: [{ name: '张三' }, { name: '李四' }],
};

export interface Disputes {
  readonly url: string;
  readonly token: string;
}

export async function disputesOf(stack: BenchStack, url: string): Promise<Disputes> {
  return { url: `${url}/v1/disputes`, token: await stack.token(officer) };
}

/** A dispute written down where nobody has begun yet. */
export async function screenDispute({ url, token }: Disputes, colour = 'blue'): Promise<string> {
  const { id } = await post(url, { token, body: { ...quarrel, colour } });
  return String(id);
}

/** What is called after each command, with the dispute's id: time for its plan to arrive, as in an office. */
type After = (id: string) => Promise<void>;

type Step = readonly [command: string, body: object];

async function walk(disputes: Disputes, id: string, steps: readonly Step[], after: After): Promise<void> {
  for (const [command, body] of steps) {
    await post(`${disputes.url}/${id}/${command}`, { token: disputes.token, body });
    await after(id);
  }
}

async function meet(disputes: Disputes, id: string, session: number, outcome: string, after: After) {
  const at = Date.now() + sessionAheadMs;
  const panel = [{ person: officer, capacity: 'police', tied: false }];
  await walk(disputes, id, [['plan-session', { at: iso(at), venue: '警务室', panel }]], after);
  await pause(Math.max(0, at - Date.now()));
  const held = { session, outcome, minutes: '笔录', attended: ['A', 'B'] };
  await walk(disputes, id, [['hold-session', held]], after);
}

const begun: readonly Step[] = [
  ['accept', { mediator: officer }],
  ['record-consent', { party: 'A', given: true }],
  ['record-consent', { party: 'B', given: true }],
];

/** 小事不出社区: one session, an agreement, what was owed performed. */
export async function settleInOneSession(disputes: Disputes, after: After): Promise<string> {
  const id = await screenDispute(disputes);
  await after(id);
  await walk(disputes, id, begun, after);
  await meet(disputes, id, 1, 'agreed', after);
  const dueAt = iso(Date.now() + 7 * 86_400_000);
  const owed = { id: '1', kind: 'act', who: 'A', toWhom: 'B', what: '清空楼道', dueAt };
  const steps: Step[] = [
    ['draft-settlement', { terms: '清空楼道', obligations: [owed] }],
    ['sign', { party: 'A', version: 1 }],
    ['sign', { party: 'B', version: 1 }],
    ['agree', {}],
    ['confirm', { obligation: '1', party: 'B', evidence: [{ text: '现场查看' }] }],
  ];
  await walk(disputes, id, steps, after);
  return id;
}

/** Not agreed in the community, nor at the station, nor at the county centre: referred out. */
export async function climbAllLevels(disputes: Disputes, after: After): Promise<string> {
  const id = await screenDispute(disputes);
  await after(id);
  await walk(disputes, id, begun, after);
  for (const session of [1, 2, 3]) {
    await meet(disputes, id, session, 'not-agreed', after);
    if (session < 3) await walk(disputes, id, [['raise', {}]], after);
  }
  await walk(disputes, id, [['refer-out', { to: 'court', remedies: '可向法院起诉' }]], after);
  return id;
}

function iso(moment: number): string {
  return new Date(moment).toISOString();
}
