import { localTime } from '@fengqiao/aggregate/reading/aggregate-reader';
import {
  mostLeftOutNamed,
  type BulkPreview,
  type BulkPreviewBody,
} from '@fengqiao/contracts/http/intake/bulk';
import { messagesOf } from '@fengqiao/contracts/problem';
import type { CaseState } from '@fengqiao/domain/case/case';
import type { SoleCommand } from '@fengqiao/domain/case/commands/case-command';
import { caseCommands } from '@fengqiao/domain/case/commands/permissions';
import { decide } from '@fengqiao/domain/case/decide/decide';
import { premisesFor, type World } from '@fengqiao/domain/case/decide/world';
import { canSee } from '@fengqiao/domain/case/visibility/confidentiality';
import { isRefusal, refuse, type Refusal } from '@fengqiao/domain/refusal';
import type { Identity } from '@fengqiao/identity/token-verifier';
import { Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import { CaseDesk } from '../cases/case-desk.ts';
import { CaseRow } from '../cases/case.entity.ts';
import { clocksOf } from '../duplicates/preview-merge.reader.ts';
import { TrialMerge } from '../duplicates/trial-merge.ts';
import { selectedCases, type Selected } from './selected-cases.ts';

/** Cases judged at once: others' requests wait no longer than for so many. */
const casesInBatch = 100;

/** Why a case would not take the command; null where it would. */
type Judge = (state: CaseState, world: World) => Refusal | null;

/** What a command would come to over a selection: decided case by case, and not written. */
@Injectable()
export class PreviewBulkReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly desk: CaseDesk,
  ) {}

  async preview(asked: BulkPreviewBody, identity: Identity): Promise<BulkPreview | Refusal> {
    const { manager } = this.dataSource;
    const world = await this.desk.world(manager, { identity });
    if (world.reader.id === null) return refuse('forbidden');
    const selected = await selectedCases(manager, asked.selection, world);
    if (isRefusal(selected)) return selected;
    const trial = await trialOf(manager, asked, world);
    const before = trial?.survivor ?? null;
    const judge = trial ? (state: CaseState) => trial.take(state) : judgeOf(asked);
    const units = new Set<string>();
    const refused = await refusedBy(manager, selected, judge, world, units);
    const after = trial?.survivor ?? null;
    return {
      selected: selected.length,
      allowed: selected.length - refused.reduce((sum, { count }) => sum + count, 0),
      leftOut: refused,
      units: [...units].toSorted(),
      clocks: before && after && { before: clocksOf(before, world), after: clocksOf(after, world) },
      serverTime: localTime(world)(world.now),
    };
  }
}

/** What others would be merged into; null for another command, or one that does not say yet. */
async function trialOf(
  manager: EntityManager,
  asked: BulkPreviewBody,
  world: World,
): Promise<TrialMerge | null> {
  if (asked.command !== 'merge' || asked.body === undefined) return null;
  const { into } = asked.body;
  const row = await manager.findOneBy(CaseRow, { id: into });
  const isSeen = row !== null && canSee(row.state, world.reader, world);
  return new TrialMerge(into, isSeen ? row.state : null, world);
}

function judgeOf({ command, body }: BulkPreviewBody): Judge {
  if (body === undefined)
    return (state, world) => {
      const permitted = caseCommands.permit(state, command, world.reader, premisesFor(state, world));
      return isRefusal(permitted) ? permitted : null;
    };
  return (state, world) => {
    const decided = decide(state, { ...body, command } as SoleCommand, world);
    return isRefusal(decided) ? decided : null;
  };
}

/** Those left out, by why; and to `units` are added those that have the cases the reader sees. */
async function refusedBy(
  manager: EntityManager,
  selected: readonly Selected[],
  judge: Judge,
  world: World,
  units: Set<string>,
): Promise<BulkPreview['leftOut']> {
  const byCode = new Map<string, Selected[]>();
  for (let at = 0; at < selected.length; at += casesInBatch) {
    const batch = selected.slice(at, at + casesInBatch);
    const states = await statesOf(manager, batch);
    for (const each of batch) {
      const state = states.get(each.id);
      const code = codeFor(state, judge, world);
      if (code !== 'not-found' && state?.handlingUnit) units.add(state.handlingUnit);
      if (code === null) continue;
      const others = byCode.get(code) ?? [];
      others.push(each);
      byCode.set(code, others);
    }
  }
  return [...byCode]
    .map(([code, cases]) => ({
      code,
      message: messagesOf(code),
      count: cases.length,
      cases: cases.slice(0, mostLeftOutNamed).map(({ id, number }) => ({ id, number })),
    }))
    .sort((one, other) => other.count - one.count);
}

async function statesOf(manager: EntityManager, batch: readonly Selected[]): Promise<Map<string, CaseState>> {
  const where = { id: In(batch.map(({ id }) => id)) };
  const rows = await manager.find(CaseRow, { select: { id: true, state: true }, where });
  return new Map(rows.map(({ id, state }) => [id, state]));
}

function codeFor(state: CaseState | undefined, judge: Judge, world: World): string | null {
  if (!state || !canSee(state, world.reader, world)) return 'not-found';
  // As a command is: never before the case's last event.
  return judge(state, { ...world, now: Math.max(world.now, state.lastEventAt) })?.code ?? null;
}
