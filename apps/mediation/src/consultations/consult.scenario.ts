import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { quarrel } from '../mediation.scenario.ts';

export const linjiang = 'shifan.dongcheng.linjiang';

/** Who is a member of a station's joint mediation; none: it has no joint mediation any more. */
export async function members(mediation: TestService, station: string, units: readonly string[]) {
  await mediation.dataSource.query('delete from joint_member where station = $1', [station]);
  for (const unit of units)
    await mediation.dataSource.query('insert into joint_member values ($1, $2)', [station, unit]);
  await mediation.dataSource.query('update world_version set version = version + 1');
}

/** Screened by the Linjiang desk; gives its id and number. */
export async function screened(
  mediation: TestService,
  change: object = {},
): Promise<{ id: string; number: string }> {
  const { status, body } = await mediation.post('/v1/disputes', {
    as: 'linjiang-desk',
    body: { ...quarrel, ...change },
  });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return { id: body.id, number: body.number };
}

/** Planned by the desk of Linjiang Station for Monday 23 November 2026. */
export async function planned(mediation: TestService, at = '2026-11-23T09:00:00+08:00'): Promise<string> {
  const { status, body } = await mediation.post('/v1/consultations', {
    as: 'linjiang-desk',
    body: { unit: linjiang, at },
  });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body.id;
}

export const minutes = { minutes: '逐件过', attended: [linjiang, 'partner.sifa'] };

/** What was published of an aggregate, in order. */
export async function published(mediation: TestService, id: string) {
  return mediation.dataSource.query<{ type: string; data: { fact: object; tells: { person: string }[] } }[]>(
    'select type, data from event where aggregate_id = $1 order by seq',
    [id],
  );
}
