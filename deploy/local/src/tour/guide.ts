import { setTimeout as pause } from 'node:timers/promises';
import { commandWords, stageWords } from '@fengqiao/contracts/reference/case-words';
import type { CommandName } from '@fengqiao/domain/case/commands/transitions';
import type { Stage } from '@fengqiao/domain/case/case';
import type { Caller } from './caller.ts';
import {
  climbOf,
  clockLine,
  clockSteps,
  noticeLine,
  refusalLine,
  row,
  type ClockAnswer,
  type EventAnswer,
  type NoticeAnswer,
  type Refused,
} from './lines.ts';

export interface TourCase {
  readonly id: string;
  readonly number: string;
  /** None of a matter that staff have written down. */
  readonly queryCode?: string;
  readonly stage: Stage;
}

type Moved = Refused & { readonly stage: Stage };
/** A command, who gives it, and its body. */
export type Step = readonly [command: CommandName, as: string, body?: object];

const lookEveryMs = 250;
const patienceMs = 60_000;
const citizen = '群众 citizen';

/** Calls intake as people of the sample and as citizens, and says what happens. */
export class Guide {
  /** Every case the tour began. */
  readonly begun: string[] = [];
  /** Rungs of each case that were already told. */
  private readonly told = new Map<string, number>();

  constructor(
    readonly caller: Caller,
    readonly say: (line: string) => void,
    /** Whether each clock's counting is shown, day by day. */
    private readonly explains: boolean,
  ) {}

  scene(zh: string, en: string): void {
    this.say('');
    this.say(`── ${zh}  ${en}`);
  }

  /** By the citizen, or by a desk that writes it down for somebody; the tour's own short limits speak about it. */
  async register(
    summary: string,
    unit: string,
    more: object = {},
    as: string | null = null,
  ): Promise<TourCase> {
    const made = await this.begin('/v1/cases', as, {
      channel: as === null ? 'portal' : 'lounge',
      ...{ ledger: 'claim', category: 'tour', summary, detail: summary, unit },
      reporter: { name: '群众甲', phone: '13800000000' },
      ...more,
    });
    this.say(row(as ?? citizen, '登记 register', stageOf(made.stage, `${made.number} ${summary}`)));
    return made;
  }

  /** Written down and solved in one. */
  async handleAtOnce(as: string, body: object): Promise<TourCase> {
    const made = await this.begin('/v1/cases/handle-at-once', as, body);
    this.say(row(as, '当场办结 handle-at-once', stageOf(made.stage, made.number)));
    return made;
  }

  /** A command of staff; what is refused is told too. Gives the code of a refusal. */
  async give(to: TourCase, command: CommandName, as: string, body: object = {}): Promise<string | null> {
    await this.tellClimbs(to);
    const path = `/v1/cases/${to.id}/${command}`;
    const { status, body: moved } = await this.caller.call<Moved>('intake', 'POST', path, { as, body });
    return this.tellMove(as, command, status, moved);
  }

  /** Several commands that are nothing new, on one line. */
  async inTurn(to: TourCase, ...steps: Step[]): Promise<void> {
    let stage = to.stage;
    for (const [command, as, body = {}] of steps) {
      const path = `/v1/cases/${to.id}/${command}`;
      const answer = await this.caller.call<Moved>('intake', 'POST', path, { as, body });
      if (answer.status !== 200) throw new Error(`${command} by ${as}: ${answer.body.code}`);
      ({ stage } = answer.body);
    }
    const people = [...new Set(steps.map(([, as]) => as))];
    const who = people.length === 1 ? (people[0] ?? '') : '承办各方 staff';
    this.say(row(who, steps.map(([command]) => command).join(', '), stageOf(stage)));
  }

  /** An act of the citizen, by number and code. */
  async citizen(own: TourCase, act: string, command: CommandName, body: object = {}): Promise<string | null> {
    await this.tellClimbs(own);
    const path = `/v1/public/cases/${own.number}/${act}`;
    const headers = { 'query-code': own.queryCode ?? '' };
    const answer = await this.caller.call<Moved>('intake', 'POST', path, { body, headers });
    return this.tellMove(citizen, command, answer.status, answer.body);
  }

  /** 查询: what the number shows with a code; left out, with none. */
  async lookUp(own: TourCase, what: string, queryCode?: string): Promise<void> {
    interface Shown extends Moved {
      readonly result: string | null;
    }
    const headers: Record<string, string> = queryCode === undefined ? {} : { 'query-code': queryCode };
    const path = `/v1/public/cases/${own.number}`;
    const { status, body } = await this.caller.call<Shown>('intake', 'GET', path, { headers });
    if (status >= 400) return this.say(refusalLine(citizen, what, status, body));
    this.say(row(citizen, what, stageOf(body.stage, body.result ?? '')));
  }

  /** 回执: printed at a desk, exchanged by the citizen for a code of his or her own. */
  async claim(own: TourCase, desk: string): Promise<TourCase> {
    interface Claimed extends Moved {
      readonly receipt: { readonly claim: string; readonly validUntil: string };
      readonly queryCode: string;
    }
    const printed = { as: desk, body: {} };
    const path = `/v1/cases/${own.id}/issue-receipt`;
    const issued = await this.caller.call<Claimed>('intake', 'POST', path, printed);
    if (issued.status !== 200) throw new Error(`issue-receipt: ${issued.body.code}`);
    const { claim, validUntil } = issued.body.receipt;
    const until = `${claim}, good once, until ${validUntil.slice(0, 10)}`;
    this.say(row(desk, '出具回执 issue-receipt', stageOf(issued.body.stage, until)));
    const address = `/v1/public/cases/${own.number}/claim`;
    const claimed = await this.caller.call<Claimed>('intake', 'POST', address, { body: { claim } });
    if (claimed.status !== 200) throw new Error(`claim: ${claimed.body.code}`);
    this.say(row(citizen, '回执换码 claim', stageOf(claimed.body.stage, 'a query code, not confirmed')));
    return { ...own, queryCode: claimed.body.queryCode };
  }

  /** Lets real time go by until so many rungs of a case are climbed, telling each as it is. */
  async watch(watched: TourCase, rungs: number): Promise<void> {
    for (let waited = 0; waited < patienceMs; waited += lookEveryMs) {
      await this.tellClimbs(watched);
      if ((this.told.get(watched.id) ?? 0) >= rungs) return;
      await pause(lookEveryMs);
    }
    throw new Error(`rung ${rungs} of ${watched.number} did not come: is the stack’s worker running?`);
  }

  /** Lets real time go by until a case has heard what its dispute came to. */
  async heard(waiting: TourCase): Promise<void> {
    for (let waited = 0; waited < patienceMs; waited += lookEveryMs) {
      if ((await this.events(waiting)).some(({ type }) => type === 'mediation-ended'))
        return this.say(row('事件 event', '调解结果已回 mediation-ended', `→ ${waiting.number}`));
      await pause(lookEveryMs);
    }
    throw new Error(`${waiting.number} heard nothing of its dispute`);
  }

  /** What somebody's inbox says of a case. */
  async inbox(person: string, of: TourCase): Promise<void> {
    const path = '/v1/notices?limit=200';
    const { body } = await this.caller.call<{ items: NoticeAnswer[] }>('intake', 'GET', path, { as: person });
    for (const notice of body.items.filter((each) => each.case?.id === of.id))
      this.say(noticeLine(person, notice));
  }

  async acknowledge(of: TourCase, as: string): Promise<void> {
    const path = `/v1/cases/${of.id}/acknowledge`;
    const { body } = await this.caller.call<Moved>('intake', 'POST', path, { as, body: {} });
    this.say(row(as, '签收 acknowledge', stageOf(body.stage)));
  }

  /** Where each clock stands, and with `--explain` why. */
  async clocks(of: TourCase, ...names: string[]): Promise<void> {
    const path = `/v1/cases/${of.id}/clocks`;
    const asked = { as: 'supervisor' };
    const { body } = await this.caller.call<{ items: ClockAnswer[] }>('intake', 'GET', path, asked);
    for (const clock of body.items)
      if (names.length === 0 || names.includes(clock.name)) {
        this.say(clockLine(clock));
        if (this.explains) for (const line of clockSteps(clock)) this.say(line);
      }
  }

  /** A little real time, so that a reader sees a clock move. */
  async rest(seconds: number): Promise<void> {
    await pause(seconds * 1_000);
  }

  private async begin(path: string, as: string | null, body: object): Promise<TourCase> {
    const by = as === null ? { body } : { as, body };
    const { status, body: made } = await this.caller.call<TourCase & Refused>('intake', 'POST', path, by);
    if (status !== 201) throw new Error(`registering: ${made.code}`);
    this.begun.push(made.id);
    return made;
  }

  private async events(of: TourCase): Promise<readonly EventAnswer[]> {
    const path = `/v1/cases/${of.id}/events`;
    const asked = { as: 'supervisor' };
    const { body } = await this.caller.call<{ items: EventAnswer[] }>('intake', 'GET', path, asked);
    return body.items;
  }

  private async tellClimbs(of: TourCase): Promise<void> {
    const climbs = (await this.events(of)).filter(({ type }) => type === 'rung-climbed');
    for (const climb of climbs.slice(this.told.get(of.id) ?? 0)) this.say(climbOf(climb));
    this.told.set(of.id, climbs.length);
  }

  private tellMove(who: string, command: CommandName, status: number, moved: Moved): string | null {
    const what = `${commandWords[command]} ${command}`;
    this.say(status >= 400 ? refusalLine(who, what, status, moved) : row(who, what, stageOf(moved.stage)));
    return status >= 400 ? moved.code : null;
  }
}

function stageOf(stage: Stage, more = ''): string {
  return `→ ${stageWords[stage]} ${stage}  ${more}`.trimEnd();
}
