import type { BulkActCommand } from '@fengqiao/contracts/http/intake/bulk';
import type { CaseState } from '@fengqiao/domain/case/case';
import type { CaseCommand } from '@fengqiao/domain/case/commands/case-command';
import type { Identity } from '@fengqiao/identity/token-verifier';
import type { EntityManager } from 'typeorm';
import { CaseRow } from '../cases/case.entity.ts';

/** One case of a bulk act, and what is to be done with it. */
export interface Step {
  readonly id: string;
  readonly n: number;
  readonly caseId: string;
  readonly tries: number;
  readonly command: BulkActCommand;
  readonly body: object;
  readonly identity: Identity;
  /** The act that is taken back; with what stood there before its step, and what it has set. */
  readonly undoes: string | null;
  readonly was: string | null;
  readonly became: string | null;
}

export function commandOf({ command, body, undoes, was }: Step): CaseCommand {
  const said = undoes !== null && command === 'change-handler' ? { handler: was } : body;
  return { ...said, command } as CaseCommand;
}

/** What a command with an opposite sets: kept with the step, so that it can be put back while it still stands. */
export function setBy(command: BulkActCommand, { handler, merger }: CaseState): string | null {
  if (command === 'change-handler') return handler;
  return command === 'merge' || command === 'unmerge' ? (merger?.into ?? null) : null;
}

export interface Before {
  readonly was: string | null;
  /** The versions at which the command may be given; none: what is to be put back was changed since. */
  readonly versions: readonly number[];
}

/** How the case stands, where that is needed; null where it is not, or where there is no such case. */
export async function beforeStep(manager: EntityManager, step: Step): Promise<Before | null> {
  if (step.undoes === null && step.command !== 'change-handler') return null;
  const row = await manager.findOneBy(CaseRow, { id: step.caseId });
  if (row === null) return null;
  const was = setBy(step.command, row.state);
  const isAsSet = step.undoes === null || was === step.became;
  return { was, versions: isAsSet ? [row.version] : [] };
}
