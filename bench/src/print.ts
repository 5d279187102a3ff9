import type { PartFigures } from './figures.ts';
import { describeMachine, type Machine } from './machine.ts';

/** The machine that figures are of; said first, except where a program reads what follows. */
export function printMachine(isForProgram: boolean): Machine {
  const machine = describeMachine();
  const { cpu, cores, memoryGigabytes, node, platform, commit, loadAverage } = machine;
  if (!isForProgram)
    console.log(
      `${cpu}, ${cores} cores, ${memoryGigabytes} GB, ${platform}, node ${node}; commit ${commit ?? 'unknown'}; load before the run ${loadAverage}`,
    );
  return machine;
}

export function printPart({ title, table, remarks, targets }: PartFigures, seconds: number): void {
  console.log(`\n${title} (${seconds.toFixed(0)} s)`);
  console.table(table);
  for (const remark of remarks) console.log(remark);
  for (const { name, wanted, measured, met } of targets)
    console.log(`${met ? 'met    ' : 'NOT MET'} ${name}: wanted ${wanted}, measured ${measured.toFixed(2)}`);
}
