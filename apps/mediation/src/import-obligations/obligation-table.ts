import type { RowReader } from '@fengqiao/aggregate/import/row-reader';
import type { ImportedObligation } from '@fengqiao/domain/dispute/import/import-obligations';
import { obligationKinds } from '@fengqiao/domain/dispute/settlement/settlement';

export const obligationColumns = [
  'dispute',
  'id',
  'kind',
  'who',
  'toWhom',
  'what',
  'amountYuan',
  'dueAt',
  'after',
  'confirmedAt',
] as const;
export type ObligationColumn = (typeof obligationColumns)[number];

export interface ObligationRecord {
  /** Its place in the file, from 0. */
  readonly index: number;
  /** The ref its dispute was imported under. */
  readonly dispute: string;
  readonly fingerprint: Buffer;
  readonly obligation: ImportedObligation;
}

const parties = ['partyA', 'partyB'] as const;
const idShape = /^[a-z0-9-]{1,20}$/;
/** Yuan, at most a million million, to the fen. */
const amountShape = /^\d{1,12}(\.\d{1,2})?$/;

/** One line as a record, or null with every cell that is wrong named. */
export function readObligation(cells: RowReader<ObligationColumn>): ObligationRecord | null {
  const { index, text, fingerprint } = cells;
  cells.once('id', JSON.stringify([text.dispute, text.id]));
  const dispute = cells.neededKey('dispute', 100);
  const id = cells.matching('id', (id) => idShape.test(id));
  const kind = cells.oneOf('kind', obligationKinds);
  const who = cells.oneOf('who', parties);
  const toWhom = cells.oneOf('toWhom', parties);
  const what = cells.needed('what', 1000);
  const amount =
    text.amountYuan === '' ? null : cells.matching('amountYuan', (yuan) => amountShape.test(yuan));
  if (amount !== null && Number(amount) === 0) cells.wrong('amountYuan', 'invalid-value');
  const dueAt = cells.neededMoment('dueAt');
  const after = text.after.split(/\s+/).filter(Boolean);
  if (after.some((other) => !idShape.test(other))) cells.wrong('after', 'invalid-value');
  const confirmedAt = cells.moment('confirmedAt');
  if (!cells.isGood || id === null || !kind || !who || !toWhom || dueAt === null) return null;
  const obligation = {
    ...{ id, kind, what, after: [...new Set(after)], confirmedAt },
    ...{ who: keyOf(who), toWhom: keyOf(toWhom), dueAt: text.dueAt },
    ...(amount !== null && { amountYuan: Number(amount) }),
  };
  return { index, dispute, fingerprint, obligation };
}

function keyOf(party: (typeof parties)[number]): string {
  return party === 'partyA' ? 'A' : 'B';
}
