import { describe, expect, it } from '@jest/globals';
import { isOpen, stages, type Stage } from '../case.ts';
import { commandNames, leadsTo, transitionOf } from './transitions.ts';

describe('the table of transitions', () => {
  const edges = commandNames.flatMap((name) =>
    transitionOf(name).from.flatMap((from) => leadsTo(name, from).map((to): [Stage, Stage] => [from, to])),
  );

  it('lets every stage be reached from registered', () => {
    const reached = new Set<Stage>(['registered']);
    for (let before = 0; before !== reached.size;) {
      before = reached.size;
      for (const [from, to] of edges) if (reached.has(from)) reached.add(to);
    }
    expect([...reached].sort()).toEqual([...stages].sort());
  });

  it('lets every stage be left', () => {
    const left = new Set(edges.filter(([from, to]) => from !== to).map(([from]) => from));
    expect(stages.filter((stage) => !left.has(stage))).toEqual([]);
  });

  it('ends a case only by a decision, by its citizen, or into another case', () => {
    const ending = commandNames.filter((name) =>
      transitionOf(name).from.some((from) => isOpen(from) && leadsTo(name, from).some((to) => !isOpen(to))),
    );
    expect(ending).toEqual(['decline', 'close', 'withdraw', 'void', 'merge', 'close-unsatisfied']);
  });
});
