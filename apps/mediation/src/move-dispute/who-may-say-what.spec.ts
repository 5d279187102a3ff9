import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  CancelConsultationBody,
  CloseConsultationBody,
  HoldConsultationBody,
  PlanConsultationBody,
  ResolveBody,
} from '@fengqiao/contracts/http/mediation/consultation';
import { RegisterDisputeBody, SettleAtOnceBody } from '@fengqiao/contracts/http/mediation/dispute';
import { disputeCommandBodies } from '@fengqiao/contracts/http/mediation/dispute-commands';
import { bodyFields } from '@fengqiao/contracts/reference/commands-page';
import { consultationCommands, planSetters } from '@fengqiao/domain/consultation/permissions';
import { screeningSetters, settleAtOnceSetters } from '@fengqiao/domain/dispute/commands/beginnings';
import { disputeCommands } from '@fengqiao/domain/dispute/commands/permissions';
import type { DisputeStatus } from '@fengqiao/domain/dispute/dispute';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { act, disputeIn, startMediationAlone } from '../mediation.scenario.ts';

const clock = new ManualClock('2026-11-16T10:00:00+08:00');
let mediation: TestService;
beforeAll(async () => {
  mediation = await startMediationAlone(clock);
}, 60_000);
afterAll(() => mediation.stop());

/** The cells of the table that a party by its code comes to, and may not set. */
const notAPartys = disputeCommands.names
  .filter((name) => disputeCommands.isGivenBy(name, 'code'))
  .flatMap((command) =>
    Object.entries(disputeCommands.settersOf(command)).flatMap(([field, setters]) =>
      setters === 'anyone' || setters.includes('party') ? [] : [{ command, field }],
    ),
  );

describe('what a party says by its code', () => {
  it.each(notAPartys)('$command: $field is not for it to set', async ({ command, field }) => {
    const status = disputeCommands.row(command).from.at(-1) as DisputeStatus;
    const dispute = await disputeIn(mediation, clock, status);
    const said = { party: 'A', means: '书面' }[field];
    const others: Record<string, object> = {
      'record-consent': { given: true },
      'record-statement': { text: '陈述', confidential: false },
      sign: { version: 1 },
      confirm: { obligation: '1', evidence: [{ text: '凭证' }] },
      waive: { obligation: '1', reason: '说明' },
      withdraw: { reason: '说明', remedies: '起诉' },
    };
    const { status: answered, body } = await act(mediation, dispute, command, 'A', {
      ...others[command],
      [field]: said,
    });
    expect([answered, body.code, body.errors]).toMatchObject([403, 'forbidden', [{ field }]]);
  });

  it('is refused in eight cells', () => {
    expect(notAPartys).toHaveLength(8);
  });
});

describe('the table of who may set which field', () => {
  it('has every field that the API takes, and no other', () => {
    const tables = [
      ...disputeCommands.names.map(
        (name) => [name, disputeCommandBodies[name], disputeCommands.settersOf(name)] as const,
      ),
      ['screen', RegisterDisputeBody, screeningSetters],
      ['settle-at-once', SettleAtOnceBody, settleAtOnceSetters],
      ['plan a consultation', PlanConsultationBody, planSetters],
      ['hold', HoldConsultationBody, consultationCommands.settersOf('hold')],
      ['resolve', ResolveBody, consultationCommands.settersOf('resolve')],
      ['close', CloseConsultationBody, consultationCommands.settersOf('close')],
      ['cancel', CancelConsultationBody, consultationCommands.settersOf('cancel')],
    ] as const;
    for (const [name, body, setters] of tables)
      expect([name, bodyFields(body)]).toEqual([name, Object.keys(setters).sort()]);
  });

  it('is what the OpenAPI document says', async () => {
    const { body } = await mediation.get('/openapi.json');
    for (const { command, field } of notAPartys) {
      const id = disputeCommandBodies[command].meta()?.['id'] as string;
      const { description } = body.components.schemas[id].properties[field];
      expect([command, field, description]).toEqual([command, field, expect.stringContaining('alone')]);
    }
  });
});
