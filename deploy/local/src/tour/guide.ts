import { setTimeout as pause } from 'node:timers/promises';
import { commandWords, stageWords } from '@fengqiao/contracts/reference/case-words';
import type { CommandName } from '@fengqiao/domain/case/commands/transitions';
import type { Stage } from '@fengqiao/domain/case/case';
import { tokenFor } from '../../local-identity.mjs';
import {
  climbOf,
  clockLine,
  noticeLine,
  refusalLine,
  type ClockAnswer,
  type EventAnswer,
  type NoticeAnswer,
} from './lines.ts';

export interface TourCase {
  readonly id: string;
  readonly number: string;
  /** None of a matter that staff have written down. */
  readonly queryCode?: string;
  readonly stage: Stage;
}

export interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
}

interface Problem {
  readonly code: string;
  readonly title: string;
}

type Moved = Problem & { readonly stage: Stage };

const lookEveryMs = 250;
const patienceMs = 60_000;

/** Calls the running stack as people of the sample, and says what happens. */
export class Guide {
  private readonly tokens = new Map<string, string>();
  /** Rungs of each case that were already told. */
  private readonly told = new Map<string, number>();

  constructor(
    private readonly home: string,
    private readonly services: { readonly intake: string; readonly mediation: string },
    readonly say: (line: string) => void,
  ) {}

  scene(zh: string, en: string): void {
    this.say('');
    this.say(`── ${zh}  ${en}`);
  }

  call<Body>(
    method: string,
    path: string,
    as: string | null,
    body?: object,
    headers: Record<string, string> = {},
  ) {
    return this.callAt<Body>('intake', method, path, as, body, headers);
  }

  async callAt<Body>(
    service: 'intake' | 'mediation',
    method: string,
    path: string,
    as: string | null,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<Answer<Body>> {
    const answer = await fetch(`${this.services[service]}${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        'accept-language': 'en',
        ...(as !== null && { authorization: `Bearer ${await this.token(as)}` }),
        ...headers,
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: (await answer.json()) as Body };
  }

  /** A matter through the portal, about which the tour's own short limits speak. */
  /** By the citizen, or by a desk that writes it down for somebody. */
  async register(
    summary: string,
    unit: string,
    more: object = {},
    as: string | null = null,
  ): Promise<TourCase> {
    const { status, body } = await this.call<TourCase & Problem>('POST', '/v1/cases', as, {
      ledger: 'claim',
      channel: 'portal',
      category: 'tour',
      summary,
      detail: summary,
      unit,
      reporter: { name: '群众甲', phone: '13800000000' },
      ...more,
    });
    if (status !== 201) throw new Error(`registering: ${body.code}`);
    this.line(as ?? '群众 citizen', '登记 register', body.stage, `${body.number} ${summary}`);
    return body;
  }

  /** A command of staff; what is refused is told too. Gives the code of a refusal. */
  async give(to: TourCase, command: CommandName, as: string, body: object = {}): Promise<string | null> {
    await this.tellClimbs(to);
    const { status, body: moved } = await this.call<Moved>('POST', `/v1/cases/${to.id}/${command}`, as, body);
    return this.tellMove(as, command, status, moved);
  }

  /** An act of the citizen, by number and code. */
  async citizen(own: TourCase, act: string, command: CommandName, body: object = {}): Promise<string | null> {
    await this.tellClimbs(own);
    const address = `/v1/public/cases/${own.number}/${act}`;
    const headers = { 'query-code': own.queryCode ?? '' };
    const { status, body: moved } = await this.call<Moved>('POST', address, null, body, headers);
    return this.tellMove('群众 citizen', command, status, moved);
  }

  /** 回执: printed at a desk, exchanged by the citizen for a code of his or her own. */
  async claim(own: TourCase, desk: string): Promise<TourCase> {
    interface Claimed extends Moved {
      readonly receipt: { readonly claim: string; readonly validUntil: string };
      readonly queryCode: string;
    }
    const issued = await this.call<Claimed>('POST', `/v1/cases/${own.id}/issue-receipt`, desk, {});
    if (issued.status !== 200) throw new Error(`issue-receipt: ${issued.body.code}`);
    const { claim, validUntil } = issued.body.receipt;
    this.line(
      desk,
      '出具回执 issue-receipt',
      issued.body.stage,
      `${claim}, good until ${validUntil.slice(0, 10)}`,
    );
    const address = `/v1/public/cases/${own.number}/claim`;
    const claimed = await this.call<Claimed>('POST', address, null, { claim });
    if (claimed.status !== 200) throw new Error(`claim: ${claimed.body.code}`);
    this.line('群众 citizen', '换码 claim', claimed.body.stage, 'a code, not confirmed yet');
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
      const { body } = await this.call<{ items: EventAnswer[] }>(
        'GET',
        `/v1/cases/${waiting.id}/events`,
        'supervisor',
      );
      if (body.items.some(({ type }) => type === 'mediation-ended')) {
        this.say(`   事件 event           调解结果已回 mediation-ended → ${waiting.number}`);
        return;
      }
      await pause(lookEveryMs);
    }
    throw new Error(`${waiting.number} heard nothing of its dispute`);
  }

  /** What somebody's inbox says of a case. */
  async inbox(person: string, of: TourCase): Promise<void> {
    const { body } = await this.call<{ items: NoticeAnswer[] }>('GET', '/v1/notices?limit=200', person);
    for (const notice of body.items.filter((each) => each.case?.id === of.id))
      this.say(noticeLine(person, notice));
  }

  async acknowledge(of: TourCase, as: string): Promise<void> {
    const { body } = await this.call<Moved>('POST', `/v1/cases/${of.id}/acknowledge`, as, {});
    this.line(as, '签收 acknowledge', body.stage, '');
  }

  /** Where each clock stands, and why. */
  async clocks(of: TourCase, ...names: string[]): Promise<void> {
    const { body } = await this.call<{ items: ClockAnswer[] }>(
      'GET',
      `/v1/cases/${of.id}/clocks`,
      'supervisor',
    );
    for (const clock of body.items)
      if (names.length === 0 || names.includes(clock.name))
        for (const line of clockLine(clock)) this.say(line);
  }

  /** A little real time, so that a reader sees a clock move. */
  async rest(seconds: number): Promise<void> {
    await pause(seconds * 1_000);
  }

  private async tellClimbs(of: TourCase): Promise<void> {
    const { body } = await this.call<{ items: EventAnswer[] }>(
      'GET',
      `/v1/cases/${of.id}/events`,
      'supervisor',
    );
    const climbs = body.items.filter(({ type }) => type === 'rung-climbed');
    for (const climb of climbs.slice(this.told.get(of.id) ?? 0)) this.say(climbOf(climb));
    this.told.set(of.id, climbs.length);
  }

  private tellMove(who: string, command: CommandName, status: number, moved: Moved): string | null {
    const what = `${commandWords[command]} ${command}`;
    if (status >= 400) {
      this.say(refusalLine(who, what, status, moved));
      return moved.code;
    }
    this.line(who, what, moved.stage, '');
    return null;
  }

  private line(who: string, what: string, stage: Stage, more: string): void {
    this.say(`   ${who.padEnd(20)} ${what.padEnd(26)} → ${stageWords[stage]} ${stage}  ${more}`.trimEnd());
  }

  private async token(person: string): Promise<string> {
    const known = this.tokens.get(person) ?? (await tokenFor(this.home, person, 1));
    this.tokens.set(person, known);
    return known;
  }
}
