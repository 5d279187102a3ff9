import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks a second, which Linux has had at 100 since long. */
const tickMs = 10;

/** Processor time of these processes and of all that came of them, as Linux counts it, in steps of ten milliseconds. */
export class ProcessorTime {
  constructor(private readonly roots: readonly number[]) {}

  milliseconds(): number {
    const all = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => statOf(Number(name)) ?? []);
    const ours = new Set(this.roots);
    // Children stand behind their parents in no order: until none is added.
    for (let before = 0; before !== ours.size;) {
      before = ours.size;
      for (const { pid, parent } of all) if (ours.has(parent)) ours.add(pid);
    }
    return all.filter(({ pid }) => ours.has(pid)).reduce((sum, { ticks }) => sum + ticks, 0) * tickMs;
  }
}

function statOf(pid: number): { pid: number; parent: number; ticks: number } | null {
  try {
    // The name of a program may hold blanks and brackets.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    const [parent, own, system, ended, endedSystem] = [1, 11, 12, 13, 14].map((at) => Number(fields[at]));
    return {
      pid,
      parent: parent ?? 0,
      ticks: (own ?? 0) + (system ?? 0) + (ended ?? 0) + (endedSystem ?? 0),
    };
  } catch {
    return null;
  }
}
