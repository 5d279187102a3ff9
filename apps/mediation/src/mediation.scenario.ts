import type { ClockPort } from '@fengqiao/contracts/clock-port';
import type { ProcessRole } from '@fengqiao/service/bootstrap/config';
import { cloneDatabase, type TestDatabase } from '@fengqiao/test-rig/databases/database';
import { sampleRows } from '@fengqiao/test-rig/harness/sample';
import { startTestNats, type TestNats } from '@fengqiao/test-rig/servers/test-nats';
import { TestService, type TestServiceOptions } from '@fengqiao/test-rig/harness/test-service';
import { sampleDirectory, startIntake } from '../../intake/src/intake.scenario.ts';
import { knownSample } from '../../intake/src/known-sample.scenario.ts';
import { intake as intakeDefinition } from '../../intake/src/intake.service.ts';
import { mediation } from './mediation.service.ts';

export const hongqi = 'shifan.dongcheng.linjiang.hongqi';

export const quarrel = {
  title: '楼道堆放杂物',
  place: hongqi,
  origin: 'visit',
  complexity: 'general',
  colour: 'yellow',
  parties: [{ name: 'Upstairs Party' }, { name: 'Downstairs Party' }],
};

/** An intake and a mediation on one NATS; mediation knows the sample's directory. Each can be taken down and up. */
export class TwoServices {
  private constructor(
    readonly nats: TestNats,
    private readonly clock: ClockPort,
    private readonly databases: { readonly intake: TestDatabase; readonly mediation: TestDatabase },
    private readonly options: Partial<TestServiceOptions>,
    public intake: TestService,
    public mediation: TestService,
  ) {}

  /** Intake tells mediation of everything; with role `worker` it hears mediation too. */
  static async start(
    clock: ClockPort,
    options: Partial<TestServiceOptions> = {},
    intakeRoles: readonly ProcessRole[] = ['api', 'relay'],
  ): Promise<TwoServices> {
    const nats = await startTestNats();
    const databases = {
      intake: await cloneDatabase('intake', intakeDefinition, sampleDirectory),
      mediation: await cloneDatabase('mediation', mediation, mediationsSample),
    };
    const { url: natsUrl } = nats;
    return new TwoServices(
      nats,
      clock,
      databases,
      { natsUrl, ...options },
      await startIntake(clock, {
        ...{ roles: intakeRoles, natsUrl, databaseUrl: databases.intake.url },
        ...(options.attachments && { attachments: options.attachments }),
      }),
      await startMediation(clock, databases.mediation.url, { natsUrl, ...options }),
    );
  }

  async mediationStops(): Promise<void> {
    await this.mediation.stop();
  }

  async mediationStarts(): Promise<void> {
    this.mediation = await this.anotherMediation();
  }

  /** One more process of mediation on the same database. */
  anotherMediation(): Promise<TestService> {
    return startMediation(this.clock, this.databases.mediation.url, this.options);
  }

  async intakeStops(): Promise<void> {
    await this.intake.stop();
  }

  async intakeStarts(roles: readonly ProcessRole[]): Promise<void> {
    const { url: databaseUrl } = this.databases.intake;
    this.intake = await startIntake(this.clock, { roles, natsUrl: this.nats.url, databaseUrl });
  }

  async stop(): Promise<void> {
    await Promise.all([this.mediation.stop(), this.intake.stop()]);
    await Promise.all([this.databases.mediation.drop(), this.databases.intake.drop()]);
    await this.nats.stop();
  }
}

/** The sample's directory, as intake tells it, and who is responsible where. */
const mediationsSample = knownSample('mediation', mediation, async (dataSource) => {
  for (const { place, countyLeader, stationHead, officer } of sampleRows('holdings.csv'))
    await dataSource.query(
      `insert into holding values ($1, nullif($2, ''), nullif($3, ''), nullif($4, ''))`,
      [place, countyLeader, stationHead, officer],
    );
  await dataSource.query('update world_version set version = version + 1');
});

/** A mediation with the sample's directory and holdings, on a database of its own; nobody tells it anything. */
export function startMediationAlone(
  clock: ClockPort,
  options: Partial<TestServiceOptions> = {},
): Promise<TestService> {
  return TestService.start('mediation', mediation, { clock, filling: mediationsSample, ...options });
}

function startMediation(
  clock: ClockPort,
  databaseUrl: string,
  options: Partial<TestServiceOptions>,
): Promise<TestService> {
  const roles = ['api', 'relay', 'worker'] as const;
  return TestService.start('mediation', mediation, { clock, roles, databaseUrl, ...options });
}

export interface Written {
  readonly id: string;
  readonly number: string;
  /** By party. */
  readonly codes: Readonly<Record<string, string>>;
}

export type DisputeStep = [command: string, as: string, body: object];

/** Writes a dispute down; a refusal is a mistake of the test. */
export async function written(service: TestService, change: object = {}, path = ''): Promise<Written> {
  const { status, body } = await service.post(`/v1/disputes${path}`, {
    as: 'linjiang-desk',
    body: { ...quarrel, ...change },
  });
  if (status !== 201) throw new Error(JSON.stringify(body));
  const codes: Record<string, string> = {};
  for (const { key } of body.parties as { key: string }[]) codes[key] = await codeFor(service, body, key);
  return { id: body.id, number: body.number, codes };
}

/** A party at the counter: gets a receipt, exchanges it for a code, and shows who it is. */
export async function codeFor(
  service: TestService,
  { id, number }: Pick<Written, 'id' | 'number'>,
  party: string,
): Promise<string> {
  const at = (command: string, body: object) =>
    service.post(`/v1/disputes/${id}/${command}`, { as: 'linjiang-desk', body: { party, ...body } });
  const { status, body } = await at('issue-receipt', {});
  if (status !== 200) throw new Error(JSON.stringify(body));
  const { claim } = body.receipt;
  const claimed = await service.post(`/v1/public/disputes/${number}/claim`, { body: { claim } });
  if (claimed.status !== 200) throw new Error(JSON.stringify(claimed.body));
  const shown = await at('record-identity', { means: '身份证' });
  if (shown.status !== 200) throw new Error(JSON.stringify(shown.body));
  return claimed.body.queryCode;
}

/** Gives commands in turn; one that is refused is a mistake of the test. By `A` or `B`: that party, with its code. */
export async function move(service: TestService, dispute: Written, road: readonly DisputeStep[]) {
  let answer;
  for (const [command, as, body] of road) {
    answer = await act(service, dispute, command, as, body);
    if (answer.status !== 200) throw new Error(`${command} by ${as}: ${JSON.stringify(answer.body)}`);
  }
  return answer?.body;
}

export async function act(
  service: TestService,
  dispute: Written,
  command: string,
  as: string,
  body: object = {},
) {
  const code = dispute.codes[as];
  return code === undefined
    ? service.post(`/v1/disputes/${dispute.id}/${command}`, { as, body })
    : service.post(`/v1/public/disputes/${dispute.number}/${command}`, {
        headers: { 'query-code': code },
        body,
      });
}

export const officer = 'linjiang-officer-a';
export const mediator = 'community-mediator';

const given: DisputeStep[] = [
  ['accept', officer, { mediator }],
  ['record-consent', officer, { party: 'A', given: true, means: '书面' }],
  ['record-consent', 'B', { given: true }],
];

export function planned(at: string): DisputeStep {
  const panel = [
    { person: mediator, capacity: 'community', tied: false },
    { name: 'Lawyer Qian', capacity: 'lawyer', tied: false },
  ];
  return ['plan-session', officer, { at, venue: '红旗社区警务室', panel }];
}

export function held(outcome: string, session = 1): DisputeStep {
  const minutes = 'minutes nobody else reads';
  return ['hold-session', mediator, { session, outcome, minutes, attended: ['A', 'B'] }];
}

/** 已知样例, as the sample tells it: due moments a week apart from a moment on. */
export function divorce(from: string) {
  const day = (days: number) => new Date(Date.parse(from) + days * 86_400_000).toISOString();
  const owed = (id: string, kind: string, who: string, days: number, after: string[], more: object = {}) => {
    const toWhom = who === 'A' ? 'B' : 'A';
    return { id, kind, who, toWhom, what: `第${id}项`, dueAt: day(days), after, ...more };
  };
  return {
    terms: '男方先交存九万元；女方腾空并清扫后交钥匙；男方验收书面确认后女方领款',
    obligations: [
      owed('1', 'money', 'A', 7, [], { amountYuan: 90_000 }),
      owed('2', 'act', 'B', 14, ['1']),
      owed('3', 'handing-over', 'B', 14, ['2']),
      owed('4', 'act', 'A', 16, ['3']),
      owed('5', 'money', 'A', 23, ['1', '4'], { amountYuan: 90_000 }),
    ],
  };
}

export const signed: DisputeStep[] = [
  ['sign', officer, { party: 'A', version: 1, means: '当面签字' }],
  ['sign', 'B', { version: 1 }],
  ['agree', mediator, {}],
];

/** Up to the session that is planned for ten minutes ahead, whose moment then comes. */
export async function inSession(
  service: TestService,
  clock: { advance(ms: number): void; now(): Promise<number> },
  dispute: Written,
): Promise<void> {
  const at = new Date((await clock.now()) + 600_000).toISOString();
  await move(service, dispute, [...given, planned(at)]);
  clock.advance(600_000);
}

/** Walks a fresh dispute to a status. */
export async function disputeIn(
  service: TestService,
  clock: { advance(ms: number): void; now(): Promise<number> },
  status: string,
): Promise<Written> {
  const dispute = await written(service);
  const here = new Date(await clock.now()).toISOString();
  const road: Record<string, DisputeStep[]> = {
    accepted: [['accept', officer, { mediator }]],
    withdrawn: [['withdraw', 'A', { reason: '不调了', remedies: '可向法院起诉' }]],
    voided: [['void', 'supervisor', { reason: '演练' }]],
    mediating: [held('adjourned')],
    'not-agreed': [held('not-agreed')],
    referred: [held('not-agreed'), ['refer-out', officer, { to: 'court', remedies: '可向法院起诉' }]],
    agreed: [held('agreed'), ['draft-settlement', mediator, { terms: '互相道歉' }], ...signed],
    performing: [held('agreed'), ['draft-settlement', mediator, divorce(here)], ...signed],
    settled: [
      held('agreed'),
      ['draft-settlement', mediator, { terms: '互相道歉' }],
      ...signed,
      ['settle', mediator, {}],
    ],
  };
  if (status === 'merged') {
    const into = await written(service);
    await move(service, dispute, [['merge', officer, { into: into.id }]]);
  }
  const steps = road[status] ?? [];
  if (!['screened', 'accepted', 'withdrawn', 'merged', 'voided'].includes(status))
    await inSession(service, clock, dispute);
  await move(service, dispute, steps);
  return dispute;
}
