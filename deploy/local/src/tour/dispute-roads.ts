import { setTimeout as pause } from 'node:timers/promises';
import type { DisputeStep, MediationGuide, TourDispute } from './mediation-guide.ts';

const [officer, mediator, chief] = ['linjiang-officer-b', 'xuefu-mediator', 'linjiang-chief'];
const sessionAheadMs = 1_500;
const evidence = [{ text: '现场记录' }];
const staff = '调解各方 all';

/** From the acceptance, or the level before, to the moment of a session that both parties agreed to. */
async function toSession(guide: MediationGuide, dispute: TourDispute, isFirst = true): Promise<void> {
  const at = Date.now() + sessionAheadMs;
  const panel = [
    { person: mediator, capacity: 'community', tied: false },
    { name: '律师', capacity: 'lawyer', tied: false },
  ];
  const moment = new Date(at).toISOString();
  const plan: DisputeStep = ['plan-session', officer, { at: moment, venue: '学府社区警务室', panel }];
  const consents = ['A', 'B'].map((party): DisputeStep =>
    dispute.codes[party] === undefined
      ? ['record-consent', officer, { party, given: true, means: '电话' }]
      : ['record-consent', party, { given: true }],
  );
  const begin: DisputeStep[] = isFirst ? [['accept', officer, { mediator }], ...consents] : [];
  await guide.inTurn(dispute, staff, ...begin, plan);
  await pause(Math.max(0, at - Date.now()));
}

function held(outcome: string, session = 1): DisputeStep {
  return [
    'hold-session',
    mediator,
    { session, outcome, minutes: '双方陈述与调解经过', attended: ['A', 'B'] },
  ];
}

const signatures = ['A', 'B'].map((party): DisputeStep => ['sign', party, { version: 1 }]);

/** 已知样例 with limits of seconds: he deposits, she empties and hands over, he inspects, only then she is paid. */
function divorce(seconds: number) {
  const dueAt = new Date(Date.now() + seconds * 1_000).toISOString();
  const owed = (id: string, kind: string, who: string, what: string, after: string[], more: object = {}) => {
    return { id, kind, who, toWhom: who === 'A' ? 'B' : 'A', what, dueAt, after, ...more };
  };
  return {
    terms: '男方先交存九万元；女方腾空并清扫后交钥匙；男方验收书面确认后女方领款',
    obligations: [
      owed('1', 'money', 'A', '将九万元交存法庭', [], { amountYuan: 90_000 }),
      owed('2', 'act', 'B', '腾空并清扫房屋', ['1']),
      owed('3', 'handing-over', 'B', '交付钥匙', ['2']),
      owed('4', 'act', 'A', '验收并书面确认', ['3']),
      owed('5', 'money', 'A', '法庭向女方发还代管款', ['1', '4'], { amountYuan: 90_000 }),
    ],
  };
}

/** The side each step benefits, which confirms it. */
const beneficiary: Record<string, string> = { '1': 'B', '2': 'A', '3': 'A', '4': 'B', '5': 'B' };

export async function knownExample(guide: MediationGuide): Promise<void> {
  guide.cases.scene(
    '九万元、房屋与钥匙',
    'The known example: each step opens the next, confirmed by the side it benefits',
  );
  const dispute = await guide.screen('离婚后房款与腾房', officer, { complexity: 'complex' });
  await toSession(guide, dispute);
  await guide.inTurn(dispute, mediator, held('agreed'), ['draft-settlement', mediator, divorce(60)]);
  await guide.give(dispute, 'agree', mediator);
  await guide.inTurn(dispute, staff, ...signatures, ['agree', mediator]);
  await guide.obligations(dispute, 'A');
  await guide.give(dispute, 'confirm', 'A', { obligation: '1', evidence });
  await guide.give(dispute, 'confirm', 'A', { obligation: '2', evidence });
  for (const [step, side] of Object.entries(beneficiary))
    await guide.give(dispute, 'confirm', side, { obligation: step, evidence });
  await guide.give(dispute, 'visit', 'linjiang-desk', { party: 'A', outcome: 'holds', seen: '双方各自安好' });
}

export async function inDefault(guide: MediationGuide): Promise<void> {
  guide.cases.scene(
    '第二步违约',
    'A default: what waits for it stays shut, both are told what they can do; late, it opens again',
  );
  const dispute = await guide.screen('房屋未按期腾空', officer, { complexity: 'complex' });
  await toSession(guide, dispute);
  const draft: DisputeStep = ['draft-settlement', mediator, divorce(4)];
  await guide.inTurn(dispute, staff, held('agreed'), draft, ...signatures, ['agree', mediator]);
  await guide.give(dispute, 'confirm', 'B', { obligation: '1', evidence });
  await guide.watch(dispute, 'obligation-2/1/breach/1');
  await guide.obligations(dispute, 'B', '2', '3');
  await guide.give(dispute, 'confirm', 'A', { obligation: '3', evidence });
  await guide.give(dispute, 'confirm', 'A', { obligation: '2', evidence });
  await guide.give(dispute, 'confirm', 'A', { obligation: '3', evidence });
}

export async function levelByLevel(guide: MediationGuide): Promise<void> {
  guide.cases.scene('三级调解', 'Level by level: community, station, county, and then elsewhere');
  const dispute = await guide.screen('宅基地边界', officer);
  await guide.give(dispute, 'raise', officer, {});
  await toSession(guide, dispute);
  await guide.give(dispute, 'record-statement', 'A', { text: '底线只告诉调解员', confidential: true });
  await guide.inTurn(
    dispute,
    staff,
    ['set-colour', officer, { colour: 'red', reason: '扬言动手' }],
    ['check-in', 'linjiang-desk', { seen: '已上门稳控' }],
  );
  for (const session of [1, 2, 3]) {
    if (session > 1) await toSession(guide, dispute, false);
    await guide.inTurn(dispute, mediator, held('not-agreed', session));
    if (session < 3) await guide.give(dispute, 'raise', officer, {});
  }
  await guide.give(dispute, 'extend', chief, { days: 5, reason: '等待勘界', consents: ['A'] });
  await guide.give(dispute, 'refer-out', officer, { to: 'court', remedies: '可向区人民法院起诉' });
}

export async function referredAndBack(guide: MediationGuide): Promise<void> {
  const { cases } = guide;
  cases.scene('转入调解', 'Referred from a case, and back: the case’s clock waits for the outcome');
  const unit = 'shifan.dongcheng.linjiang';
  const matter = await cases.register('楼上漏水', unit);
  await cases.inTurn(
    matter,
    ['submit', 'linjiang-desk', { unit }],
    ['assign', chief, { unit, handler: officer }],
    ['accept', officer, { handler: officer }],
  );
  const parties = [{ name: '楼上住户' }, { name: '楼下住户' }];
  await cases.give(matter, 'refer', officer, { place: `${unit}.xuefu`, parties });
  await cases.clocks(matter, 'complete');
  const dispute = await guide.ofCase(matter);
  await toSession(guide, dispute);
  const signed = ['A', 'B'].map((party): DisputeStep => {
    return ['sign', officer, { party, version: 1, means: '当面签字' }];
  });
  const draft: DisputeStep = ['draft-settlement', mediator, { terms: '楼上住户三日内修好并赔付五百元' }];
  await guide.inTurn(dispute, staff, held('agreed'), draft, ...signed, ['agree', mediator]);
  await cases.heard(matter);
  await cases.clocks(matter, 'complete');
}
