import { setTimeout as pause } from 'node:timers/promises';
import { disputeCommandWords, disputeStatusWords } from '@fengqiao/contracts/reference/dispute-words';
import type { DisputeStatus } from '@fengqiao/domain/dispute/dispute';
import type { DisputeCommandName } from '@fengqiao/domain/dispute/commands/transitions';
import type { Answer } from './caller.ts';
import type { Guide, TourCase } from './guide.ts';
import { climbOf, refusalLine, row, type EventAnswer, type Refused } from './lines.ts';

export interface TourDispute {
  readonly id: string;
  readonly number: string;
  /** The secret of each party, by its letter; none of a dispute that came from a case. */
  readonly codes: Readonly<Record<string, string>>;
}

interface ObligationAnswer {
  readonly id: string;
  readonly what: string;
  readonly state: string;
  readonly dueAt: string;
  readonly inDefault: boolean;
  readonly remedies: readonly { readonly words: { readonly 'zh-CN': string; readonly en: string } }[];
}

interface DisputeAnswer extends Refused {
  readonly id: string;
  readonly number: string;
  readonly status: DisputeStatus;
  readonly level: string;
  readonly obligations: readonly ObligationAnswer[];
  readonly parties: readonly { readonly key: string }[];
  readonly receipt: { readonly claim: string };
  /** What a receipt was exchanged for. */
  readonly queryCode: string;
}

/** A command, who gives it, and its body. */
export type DisputeStep = readonly [command: DisputeCommandName, as: string, body?: object];

const lookEveryMs = 250;
const patienceMs = 60_000;
const stateWords: Record<string, string> = {
  shut: '未开启',
  open: '待履行',
  confirmed: '已履行',
  waived: '已放弃',
};

/** Calls mediation as people of the sample and as parties by their codes, and says what happens. */
export class MediationGuide {
  /** Every dispute the tour began. */
  readonly begun: string[] = [];
  /** Rungs of each dispute that were already told. */
  private readonly told = new Map<string, number>();

  constructor(readonly cases: Guide) {}

  say(line: string): void {
    this.cases.say(line);
  }

  /** Written down; each party gets its code for a receipt, and shows who it is. */
  async screen(title: string, as: string, more: object = {}): Promise<TourDispute> {
    const body = {
      ...{ title, place: 'shifan.dongcheng.linjiang.xuefu', kind: 'tour', origin: 'visit' },
      ...{ complexity: 'general', colour: 'blue', parties: [{ name: '男方' }, { name: '女方' }] },
      ...more,
    };
    const { status, body: made } = await this.call('POST', '/v1/disputes', { as, body });
    if (status !== 201) throw new Error(`screening: ${made.code}`);
    this.begun.push(made.id);
    const codes: Record<string, string> = {};
    for (const { key } of made.parties) codes[key] = await this.codeFor(made, key);
    this.say(row(as, '排查 screen', statusOf(made.status, `${made.number} ${title}`)));
    return { id: made.id, number: made.number, codes };
  }

  private async codeFor(
    { id, number }: Pick<DisputeAnswer, 'id' | 'number'>,
    party: string,
  ): Promise<string> {
    const desk = { id, number, codes: {} };
    const { receipt } = await this.done(desk, ['issue-receipt', 'linjiang-desk', { party }]);
    const body = { claim: receipt.claim };
    const claimed = await this.call('POST', `/v1/public/disputes/${number}/claim`, { body });
    if (claimed.status !== 200) throw new Error(`claim: ${claimed.body.code}`);
    await this.done(desk, ['record-identity', 'linjiang-desk', { party, means: '身份证' }]);
    return claimed.body.queryCode;
  }

  /** A command by staff, or by a party (`A`, `B`) with its code; what is refused is told too. Gives the code of a refusal. */
  async give(
    to: TourDispute,
    command: DisputeCommandName,
    as: string,
    body: object = {},
  ): Promise<string | null> {
    const { status, body: moved } = await this.send(to, [command, as, body]);
    const step = 'obligation' in body ? ` ${String(body.obligation)}` : '';
    const what = `${disputeCommandWords[command]} ${command}${step}`;
    const who = nameOf(to, as);
    if (status >= 400) this.say(refusalLine(who, what, status, moved));
    else this.say(row(who, what, statusOf(moved.status, moved.level ?? '')));
    return status >= 400 ? moved.code : null;
  }

  /** Several commands that are nothing new, on one line. */
  async inTurn(to: TourDispute, who: string, ...steps: DisputeStep[]): Promise<void> {
    let status: DisputeStatus = 'screened';
    for (const step of steps) ({ status } = await this.done(to, step));
    const names = [...new Set(steps.map(([command]) => command))].join(', ');
    this.say(row(who, names, statusOf(status)));
  }

  /** What a party sees of the obligations, by its own code: all, or those named. */
  async obligations(of: TourDispute, party: string, ...ids: string[]): Promise<void> {
    const headers = { 'query-code': of.codes[party] ?? '' };
    const { body } = await this.call('GET', `/v1/public/disputes/${of.number}`, { headers });
    const shown = body.obligations.filter(({ id }) => ids.length === 0 || ids.includes(id));
    for (const { id, what, state, dueAt, inDefault, remedies } of shown) {
      const late = inDefault ? '  逾期 in default' : '';
      const standing = `  ${stateWords[state] ?? ''} ${state}, due ${dueAt.slice(11, 19)}${late}`;
      this.say(row('义务 obligation', `${id} ${what}`, standing));
      for (const { words } of remedies) this.say(row('', '   可以 may', `  ${words['zh-CN']} ${words.en}`));
    }
  }

  /** Lets real time go by until a rung of a dispute is climbed, telling each as it is. */
  async watch(watched: TourDispute, rung: string): Promise<void> {
    const path = `/v1/disputes/${watched.id}/events`;
    for (let waited = 0; waited < patienceMs; waited += lookEveryMs) {
      const asked = { as: 'supervisor' };
      const { caller } = this.cases;
      const { body } = await caller.call<{ items: EventAnswer[] }>('mediation', 'GET', path, asked);
      const climbs = body.items.filter(({ type }) => type === 'rung-climbed');
      for (const climb of climbs.slice(this.told.get(watched.id) ?? 0)) this.say(climbOf(climb));
      this.told.set(watched.id, climbs.length);
      if (climbs.some(({ fact }) => fact.rung?.id === rung)) return;
      await pause(lookEveryMs);
    }
    throw new Error(`${rung} of ${watched.number} did not come: is the stack’s worker running?`);
  }

  /** The dispute that a referred case became: it comes by an event, and intake is asked for the parties. */
  async ofCase(matter: TourCase): Promise<TourDispute> {
    const path = `/v1/disputes?relatedCase=${matter.id}`;
    for (let waited = 0; waited < patienceMs; waited += lookEveryMs) {
      const { caller } = this.cases;
      const asked = { as: 'supervisor' };
      const { body } = await caller.call<{ items: DisputeAnswer[] }>('mediation', 'GET', path, asked);
      const [found] = body.items;
      if (found) {
        this.begun.push(found.id);
        const turned = `${matter.number} → ${found.number}`;
        this.say(row('事件 event', '转入 referred', statusOf(found.status, turned)));
        return { id: found.id, number: found.number, codes: {} };
      }
      await pause(lookEveryMs);
    }
    throw new Error(`${matter.number} did not reach mediation`);
  }

  private async done(to: TourDispute, step: DisputeStep): Promise<DisputeAnswer> {
    const { status, body } = await this.send(to, step);
    if (status !== 200) throw new Error(`${step[0]} by ${step[1]}: ${body.code}`);
    return body;
  }

  private send(
    { id, number, codes }: TourDispute,
    [command, as, body = {}]: DisputeStep,
  ): Promise<Answer<DisputeAnswer>> {
    const queryCode = codes[as];
    if (queryCode === undefined) return this.call('POST', `/v1/disputes/${id}/${command}`, { as, body });
    const headers = { 'query-code': queryCode };
    return this.call('POST', `/v1/public/disputes/${number}/${command}`, { body, headers });
  }

  private call(
    method: string,
    path: string,
    asked: { as?: string; body?: object; headers?: Record<string, string> },
  ): Promise<Answer<DisputeAnswer>> {
    return this.cases.caller.call<DisputeAnswer>('mediation', method, path, asked);
  }
}

function nameOf({ codes }: TourDispute, as: string): string {
  return as in codes ? `当事人 party ${as}` : as;
}

function statusOf(status: DisputeStatus, more = ''): string {
  return `→ ${disputeStatusWords[status]} ${status}  ${more}`.trimEnd();
}
