import { setTimeout as pause } from 'node:timers/promises';
import { disputeCommandWords, disputeStatusWords } from '@fengqiao/contracts/reference/dispute-words';
import type { DisputeStatus } from '@fengqiao/domain/dispute/dispute';
import type { DisputeCommandName } from '@fengqiao/domain/dispute/commands/transitions';
import type { Guide, TourCase } from './guide.ts';
import { climbOf, refusalLine, type EventAnswer } from './lines.ts';

export interface TourDispute {
  readonly id: string;
  readonly number: string;
  /** The secret of each party, by its letter; none of a dispute that came from a case. */
  readonly codes: Readonly<Record<string, string>>;
}

export interface ObligationAnswer {
  readonly id: string;
  readonly what: string;
  readonly state: string;
  readonly dueAt: string;
  readonly inDefault: boolean;
  readonly remedies: readonly { readonly words: { readonly 'zh-CN': string; readonly en: string } }[];
}

interface DisputeAnswer {
  readonly id: string;
  readonly number: string;
  readonly status: DisputeStatus;
  readonly code: string;
  readonly title: string;
  readonly level: string;
  readonly obligations: readonly ObligationAnswer[];
  readonly parties: readonly { readonly key: string }[];
  readonly receipt: { readonly claim: string; readonly validUntil: string };
  /** What a receipt was exchanged for. */
  readonly queryCode: string;
}

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
  /** Rungs of each dispute that were already told. */
  private readonly told = new Map<string, number>();

  constructor(readonly guide: Guide) {}

  scene(zh: string, en: string): void {
    this.guide.scene(zh, en);
  }

  say(line: string): void {
    this.guide.say(line);
  }

  async screen(title: string, as: string, more: object = {}): Promise<TourDispute> {
    const body = {
      title,
      place: 'shifan.dongcheng.linjiang.xuefu',
      kind: 'tour',
      origin: 'visit',
      complexity: 'general',
      colour: 'blue',
      parties: [{ name: '男方' }, { name: '女方' }],
      ...more,
    };
    const { status, body: made } = await this.call<DisputeAnswer>('POST', '/v1/disputes', as, body);
    if (status !== 201) throw new Error(`screening: ${made.code}`);
    this.line(as, '排查 screen', made.status, `${made.number} ${title}`);
    const codes: Record<string, string> = {};
    for (const { key } of made.parties) codes[key] = await this.codeFor(made, key);
    return { id: made.id, number: made.number, codes };
  }

  /** A party at a counter: a receipt is printed, exchanged for a code, and the party shows who it is. */
  private async codeFor(
    { id, number }: Pick<DisputeAnswer, 'id' | 'number'>,
    party: string,
  ): Promise<string> {
    const desk = 'linjiang-desk';
    const said = async (command: DisputeCommandName, body: object) => {
      const answer = await this.call<DisputeAnswer>('POST', `/v1/disputes/${id}/${command}`, desk, body);
      if (answer.status !== 200) throw new Error(`${command}: ${answer.body.code}`);
      return answer.body;
    };
    const { receipt, status } = await said('issue-receipt', { party });
    const { claim, validUntil } = receipt;
    const claimed = await this.call<DisputeAnswer>('POST', `/v1/public/disputes/${number}/claim`, null, {
      claim,
    });
    if (claimed.status !== 200) throw new Error(`claim: ${claimed.body.code}`);
    await said('record-identity', { party, means: '身份证' });
    const until = `回执换码 a receipt, good until ${validUntil.slice(0, 10)}, for a code; identity shown`;
    this.line(`当事人 party ${party}`, '换码 claim', status, until);
    return claimed.body.queryCode;
  }

  /** A command by staff, or by a party (`A`, `B`) with its code; what is refused is told too. Gives the code of a refusal. */
  async give(
    to: TourDispute,
    command: DisputeCommandName,
    as: string,
    body: object = {},
  ): Promise<string | null> {
    const queryCode = to.codes[as];
    const who = queryCode === undefined ? as : `当事人 party ${as}`;
    const { status, body: moved } = await (queryCode === undefined
      ? this.call<DisputeAnswer>('POST', `/v1/disputes/${to.id}/${command}`, as, body)
      : this.call<DisputeAnswer>('POST', `/v1/public/disputes/${to.number}/${command}`, null, body, {
          'query-code': queryCode,
        }));
    const what = `${disputeCommandWords[command]} ${command}`;
    if (status >= 400) {
      this.say(refusalLine(who, what, status, moved));
      return moved.code;
    }
    this.line(who, what, moved.status, moved.level ?? '');
    return null;
  }

  /** What a party sees of the obligations, by its own code. */
  async obligations(of: TourDispute, party: string): Promise<readonly ObligationAnswer[]> {
    const { body } = await this.call<DisputeAnswer>(
      'GET',
      `/v1/public/disputes/${of.number}`,
      null,
      undefined,
      {
        'query-code': of.codes[party] ?? '',
      },
    );
    for (const { id, what, state, dueAt, inDefault, remedies } of body.obligations) {
      const late = inDefault ? '  逾期 in default' : '';
      this.say(`     ${id} ${what}  ${stateWords[state] ?? ''} ${state}, due ${dueAt.slice(11, 19)}${late}`);
      for (const { words } of remedies) this.say(`         → ${words['zh-CN']}  ${words.en}`);
    }
    return body.obligations;
  }

  /** Lets real time go by until a rung of a dispute is climbed, telling each as it is. */
  async watch(watched: TourDispute, rung: string): Promise<void> {
    for (let waited = 0; waited < patienceMs; waited += lookEveryMs) {
      const { body } = await this.call<{ items: EventAnswer[] }>(
        'GET',
        `/v1/disputes/${watched.id}/events`,
        'supervisor',
      );
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
    for (let waited = 0; waited < patienceMs; waited += lookEveryMs) {
      const { body } = await this.call<{ items: DisputeAnswer[] }>(
        'GET',
        `/v1/disputes?relatedCase=${matter.id}`,
        'supervisor',
      );
      const [found] = body.items;
      if (found) {
        this.line('事件 event', '转入 referred', found.status, `${matter.number} → ${found.number}`);
        return { id: found.id, number: found.number, codes: {} };
      }
      await pause(lookEveryMs);
    }
    throw new Error(`${matter.number} did not reach mediation`);
  }

  private call<Body>(
    method: string,
    path: string,
    as: string | null,
    body?: object,
    headers?: Record<string, string>,
  ) {
    return this.guide.callAt<Body>('mediation', method, path, as, body, headers);
  }

  private line(who: string, what: string, status: DisputeStatus, more: string): void {
    this.say(
      `   ${who.padEnd(20)} ${what.padEnd(28)} → ${disputeStatusWords[status]} ${status}  ${more}`.trimEnd(),
    );
  }
}
