import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { TestService } from '@fengqiao/test-rig/harness/test-service';
import { until } from '@fengqiao/test-rig/harness/until';
import type { DisputeUpdate } from '@fengqiao/domain/score/mediation/dispute-update';
import { disputeIn, TwoServices, type Written } from '../../../mediation/src/mediation.scenario.ts';
import { scoring } from '../scoring.service.ts';

export interface ThreeServices {
  readonly clock: ManualClock;
  readonly two: TwoServices;
  readonly scoring: TestService;
  stop(): Promise<void>;
}

/** An intake, a mediation with the sample's directory, and a scoring that reads both. */
export async function startThree(moment: string): Promise<ThreeServices> {
  const clock = new ManualClock(moment);
  const two = await TwoServices.start(clock);
  const reader = await TestService.start('scoring', scoring, {
    clock,
    roles: ['api', 'worker'],
    natsUrl: two.nats.url,
  });
  const stop = async () => {
    await reader.stop();
    await two.stop();
  };
  return { clock, two, scoring: reader, stop };
}

/** Until every event of mediation is a fact, and is known to be by a mark. */
export async function untilKnown({ two, scoring: { dataSource } }: ThreeServices): Promise<void> {
  await until('everything mediation has said is a fact', async () => {
    const [said] = await two.mediation.dataSource.query(
      `select count(*)::int as n, max(recorded_at) as last, count(*) filter (where recorded_at is null)::int as unsent
       from event`,
    );
    const [known] = await dataSource.query('select count(*)::int as n from dispute_fact');
    const [mark] = await dataSource.query(
      `select min(known_until) as at, count(*)::int as n from known_until where owner = 'mediation'`,
    );
    return said.unsent === 0 && known.n === said.n && mark.n === 16 && (!said.last || mark.at >= said.last);
  });
}

/** What every figure of the specs is worked out from by hand: so many disputes, each walked to where it is. */
export const walked: readonly (readonly [status: string, count: number])[] = [
  ['settled', 4],
  ['agreed', 1],
  ['performing', 1],
  ['referred', 1],
  ['withdrawn', 1],
  ['accepted', 1],
  // Into another one, which stays as it was screened.
  ['merged', 1],
];

export async function walkAll({ two, clock }: ThreeServices): Promise<Map<string, Written[]>> {
  const disputes = new Map<string, Written[]>();
  for (const [status, count] of walked)
    for (let n = 0; n < count; n += 1) {
      const dispute = await disputeIn(two.mediation, clock, status);
      disputes.set(status, [...(disputes.get(status) ?? []), dispute]);
    }
  return disputes;
}

/** Facts as scoring keeps them, by dispute, to be looked up by hand. */
export async function factsKept({ scoring: { dataSource } }: ThreeServices): Promise<DisputeUpdate[][]> {
  const rows: (Omit<DisputeUpdate, 'occurredAt' | 'fact'> & {
    id: string;
    at: Date;
    detail: DisputeUpdate['fact'];
  })[] = await dataSource.query(
    `select dispute_id as id, seq, occurred_at as at, place, level, colour, complexity, kind, resolve, detail
       from dispute_fact order by dispute_id, seq`,
  );
  const disputes = new Map<string, DisputeUpdate[]>();
  for (const { id, at, detail: fact, ...told } of rows)
    disputes.set(id, [...(disputes.get(id) ?? []), { ...told, occurredAt: at.getTime(), fact }]);
  return [...disputes.values()];
}
