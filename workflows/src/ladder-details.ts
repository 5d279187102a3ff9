import type { LadderPlan } from '@fengqiao/domain/ladder/plan';

const climbsShown = 20;

/** What an operator reads under "current details" in the Temporal UI, as Markdown. Moments in UTC. */
export function describeLadder(kind: string, plan: LadderPlan, climbs: readonly string[]): string {
  const { card, rungs, status } = plan;
  const next = rungs[0];
  const lines = [
    `**${card.number}** (${kind}) · stage **${card.stage}** · owner unit \`${card.unit}\`${(card.marks ?? []).map((mark) => ` · ${mark}`).join('')}${card.overdue ? ' · **OVERDUE**' : ''}`,
    '',
    status === 'ended'
      ? 'Ladder ended.'
      : next
        ? `Next rung: \`${next.id}\` at ${iso(next.at)}`
        : 'No rung ahead: every clock stands still.',
    '',
    ...card.clocks.map((clock) => `- clock \`${clock.name}\`: ${clock.state}${due(clock)}`),
  ];
  if (climbs.length > 0)
    lines.push('', 'Climbs:', ...climbs.slice(-climbsShown).map((climb) => `- ${climb}`));
  return lines.join('\n');
}

function due({ dueAt, provisional }: LadderPlan['card']['clocks'][number]): string {
  if (dueAt === null) return '';
  return `, due ${iso(dueAt)}${provisional === true ? ' (provisional: the year is not announced yet)' : ''}`;
}

function iso(moment: number): string {
  return new Date(moment).toISOString();
}
