import type { DisputeCommandName } from '@fengqiao/domain/dispute/commands/transitions';
import type { Example } from '@fengqiao/test-rig/fuzz/knowledge';
import type { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import {
  disputeIn,
  divorce,
  held,
  inSession,
  mediator,
  move,
  officer,
  quarrel,
  signed,
  written,
  type DisputeStep,
  type Written,
} from './mediation.scenario.ts';

const reason = { reason: '说明' };
const due = '2027-03-01T09:00:00+08:00';
const owed = { id: '1', kind: 'apology', who: 'A', toWhom: 'B', what: '当面道歉', dueAt: due };

/** Where each command can be given once, by whom, and with what. */
const ready: [
  status: string,
  command: DisputeCommandName,
  as: string,
  body: object,
  before?: DisputeStep[],
][] = [
  ['screened', 'accept', officer, { mediator, note: 'x' }],
  ['screened', 'record-consent', officer, { party: 'A', given: true, means: '电话' }],
  ['accepted', 'issue-receipt', 'linjiang-desk', { party: 'A' }],
  ['accepted', 'assign-mediator', 'linjiang-chief', { mediator: officer }],
  ['accepted', 'set-colour', officer, { colour: 'red', ...reason }],
  ['accepted', 'check-in', officer, { seen: '平稳' }],
  ['accepted', 'raise-complexity', officer, { complexity: 'difficult', ...reason }],
  ['accepted', 'extend', officer, { days: 3, consents: ['A', 'B'], ...reason }],
  ['mediating', 'record-statement', officer, { party: 'A', text: '陈述', confidential: true }],
  ['accepted', 'raise', officer, { level: 'county', ...reason }],
  ['performing', 'draft-settlement', mediator, { terms: '改期', obligations: [owed] }],
  [
    'performing',
    'sign',
    officer,
    { party: 'A', version: 2 },
    [['draft-settlement', mediator, { terms: '改期' }]],
  ],
  ['performing', 'confirm', officer, { obligation: '1', party: 'B', evidence: [{ text: '凭证' }] }],
  ['performing', 'waive', officer, { obligation: '1', party: 'B', ...reason }],
  ['agreed', 'settle', mediator, {}],
  ['agreed', 'apply-for-confirmation', officer, { consents: ['A', 'B'] }],
  [
    'agreed',
    'record-court-decision',
    officer,
    { confirmed: true },
    [['apply-for-confirmation', officer, { consents: ['A', 'B'] }]],
  ],
  ['settled', 'visit', 'linjiang-desk', { party: 'A', outcome: 'holds', seen: '平稳' }],
  ['settled', 'reopen', officer, reason],
  ['not-agreed', 'refer-out', officer, { to: 'court', remedies: '起诉' }],
  ['accepted', 'withdraw', officer, { remedies: '起诉', ...reason }],
  ['settled', 'void', 'supervisor', reason],
];

/** What a party gives by its own code. */
const byParty: [status: string, command: DisputeCommandName, party: string, body: object][] = [
  ['screened', 'record-consent', 'A', { given: true }],
  ['mediating', 'record-statement', 'B', { text: '陈述', confidential: true }],
  ['performing', 'confirm', 'B', { obligation: '1', evidence: [{ text: '凭证' }] }],
  ['performing', 'waive', 'B', { obligation: '1', ...reason }],
  ['accepted', 'withdraw', 'A', { remedies: '起诉', ...reason }],
];

/** What the document's example cannot know: for whom staff write it down, and what there is to merge into or sign. */
function ofStateOf(command: string): string[] {
  if (command === 'visit' || command.startsWith('issue') || command === 'record-identity') return [];
  return ['party', 'into', 'version'];
}

/** Each call of a dispute as it succeeds once; the ids it needs, beside. */
export async function disputeExamples(mediation: TestService, clock: ManualClock) {
  const examples: Record<string, Example[]> = {};
  const ids: string[] = [];
  const add = (operation: string, example: Example) => (examples[operation] ??= []).push(example);
  const staff = (command: string, dispute: Written, as: string, body: object) => {
    ids.push(dispute.id);
    const ofState = ofStateOf(command).filter((name) => name in body);
    add(`POST /v1/disputes/{id}/${command}`, { as, id: dispute.id, body, ofState });
  };
  for (const [status, command, as, body, before = []] of ready) {
    const dispute = await disputeIn(mediation, clock, status);
    await move(mediation, dispute, before);
    staff(command, dispute, as, body);
  }
  for (const [status, command, party, body] of byParty) {
    const dispute = await disputeIn(mediation, clock, status);
    add(`POST /v1/public/disputes/{number}/${command}`, { ...asParty(dispute, party), body });
  }
  const into = await written(mediation);
  staff('merge', await written(mediation), officer, { into: into.id });

  const toPlan = await written(mediation);
  await inSession(mediation, clock, toPlan);
  const panel = [{ person: mediator, capacity: 'community' }];
  staff('plan-session', toPlan, officer, { at: due, venue: '警务室', panel });
  staff('hold-session', toPlan, mediator, held('adjourned')[2]);
  for (const [command, body] of Object.entries({
    'cancel-session': { session: 1, ...reason },
    'declare-tie': { session: 1, panelist: mediator, tied: true, tie: '表亲' },
    'replace-panelist': { session: 1, panelist: mediator, by: { name: '钱律师', capacity: 'lawyer' } },
  })) {
    const dispute = await written(mediation);
    await inSession(mediation, clock, dispute);
    staff(command, dispute, officer, body);
  }
  const toSign = await drafted(mediation, clock);
  add('POST /v1/public/disputes/{number}/sign', { ...asParty(toSign, 'B'), body: { version: 1 } });
  const toAgree = await drafted(mediation, clock);
  await move(mediation, toAgree, signed.slice(0, 2));
  staff('agree', toAgree, mediator, {});

  const session = { session: '1' };
  for (const path of ['/events', '/clocks'])
    add(`GET /v1/disputes/{id}${path}`, { as: officer, id: toSign.id });
  for (const path of ['', '/settlement', '/sessions/{session}/calendar']) {
    add(`GET /v1/disputes/{id}${path}`, { as: officer, id: toSign.id, params: session });
    add(`GET /v1/public/disputes/{number}${path}`, { ...asParty(toSign, 'A'), params: session });
  }
  for (const path of ['/events', '/clocks'])
    add(`GET /v1/disputes/{id}${path}`, { as: officer, id: toSign.id });
  add('POST /v1/disputes/{id}/parties/{party}/code', {
    as: 'linjiang-desk',
    id: into.id,
    params: { party: 'A' },
    body: {},
  });
  const atTheDesk = await written(mediation);
  const receipt = { as: 'linjiang-desk', body: { party: 'A' } };
  const path = `/v1/disputes/${atTheDesk.id}/issue-receipt`;
  const { body: first } = await mediation.post(path, receipt);
  await mediation.post(`/v1/public/disputes/${atTheDesk.number}/claim`, {
    body: { claim: first.receipt.claim },
  });
  staff('record-identity', atTheDesk, 'linjiang-desk', { party: 'A', means: '身份证' });
  const toClaim = await written(mediation);
  const issued = await mediation.post(`/v1/disputes/${toClaim.id}/issue-receipt`, receipt);
  const { claim } = issued.body.receipt;
  add('POST /v1/public/disputes/{number}/claim', {
    as: 'nobody',
    number: toClaim.number,
    body: { claim },
    ofState: ['claim'],
  });
  add('POST /v1/disputes', { as: 'linjiang-desk', body: quarrel });
  add('POST /v1/disputes/settle-at-once', {
    as: officer,
    body: { ...quarrel, terms: '互不追究', minutes: '当场和好', obligations: [owed] },
  });
  return { examples, ids };
}

function asParty({ number, codes }: Written, party: string): Example {
  return { as: 'nobody', number, headers: { 'query-code': codes[party] ?? '' } };
}

async function drafted(mediation: TestService, clock: ManualClock): Promise<Written> {
  const dispute = await written(mediation);
  await inSession(mediation, clock, dispute);
  const here = new Date(await clock.now()).toISOString();
  await move(mediation, dispute, [held('agreed'), ['draft-settlement', mediator, divorce(here)]]);
  return dispute;
}
