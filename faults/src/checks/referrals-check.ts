import { differing } from './differing.ts';
import type { Finds } from './findings.ts';
import type { TestedStack } from '../stack/tested-stack.ts';

interface Key {
  readonly key: string;
}

/** Each case that was referred is one dispute, and the referral says which. */
export async function compareReferrals(
  { intake, mediation }: TestedStack,
  { lost, doubled }: Finds,
): Promise<void> {
  const [referred, taken, screened] = await Promise.all([
    intake.query<Key>(`select aggregate_id || ':' || seq as key from event where type = 'referred'`),
    mediation.query<Key & { born: string }>(
      `select case_id || ':' || seq as key, case_id || ' as ' || dispute_id as born from referral
       where dispute_id is not null`,
    ),
    mediation.query<{ born: string }>(
      `select waiting || ' as ' || aggregate_id as born from event, jsonb_array_elements_text(data -> 'referredBy') as waiting
       where type = 'screened'`,
    ),
  ]);
  const referrals = differing(keysOf(referred.rows), keysOf(taken.rows));
  for (const key of referrals.missing) lost.push(`case ${key} was referred and not taken up`);
  for (const key of referrals.surplus) doubled.push(`case ${key} was taken up and not referred`);
  const disputes = differing(bornOf(taken.rows), bornOf(screened.rows));
  for (const born of disputes.missing) lost.push(`case ${born} is not there`);
  for (const born of disputes.surplus) doubled.push(`case ${born} was written down again`);
}

/** What each referred dispute came to was heard by each case that waited for it, once. */
export async function compareOutcomes(
  { intake, mediation }: TestedStack,
  { lost, doubled }: Finds,
): Promise<void> {
  const [told, heard] = await Promise.all([
    mediation.query<Key>(
      `select waiting || ' of ' || aggregate_id || ': ' || (data ->> 'outcome') as key
       from event, jsonb_array_elements_text(data -> 'referredBy') as waiting
       where aggregate_type = 'dispute' and data ->> 'outcome' is not null`,
    ),
    intake.query<Key>(
      `select aggregate_id || ' of ' || (data #>> '{fact,dispute}') || ': ' || (data #>> '{fact,outcome}') as key
       from event where type = 'mediation-ended'`,
    ),
  ]);
  const { missing, surplus } = differing(keysOf(told.rows), keysOf(heard.rows));
  for (const key of missing) lost.push(`case ${key} was not heard`);
  for (const key of surplus) doubled.push(`case ${key} was heard again`);
}

function keysOf(rows: readonly Key[]): string[] {
  return rows.map(({ key }) => key);
}

function bornOf(rows: readonly { readonly born: string }[]): string[] {
  return rows.map(({ born }) => born);
}
