import { homeOf, type PlainState } from '@fengqiao/domain/aggregate/plain-kind';
import { Column } from 'typeorm';
import type { ColumnValues } from './stored-kind.ts';

/** What the table of every plain kind has beside its `id` and the columns of its own; `state` is what the rules need. */
export abstract class PlainRow<State extends PlainState> {
  @Column({ type: 'text' })
  number!: string;

  @Column({ type: 'int' })
  version!: number;

  @Column({ type: 'jsonb' })
  state!: State;

  @Column({ type: 'text' })
  stage!: string;

  /** Where it belongs: who sits there or above sees it. */
  @Column({ type: 'text' })
  unit!: string;
}

/** The same columns in a migration. */
export const plainColumnTypes =
  'number text not null, version integer not null, state jsonb not null, stage text not null, unit text not null';

export function plainColumns(state: PlainState): ColumnValues {
  const { id, version, stage } = state;
  return { id, version, state, stage, unit: homeOf(state) };
}
