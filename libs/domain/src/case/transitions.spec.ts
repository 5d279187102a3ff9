import { describe, expect, it } from '@jest/globals';
import { stages } from './case.ts';
import { commandNames, transitions } from './transitions.ts';

describe('the table of transitions', () => {
  const edges = commandNames.flatMap((name) =>
    transitions[name].from.flatMap((from) => transitions[name].to.map((to) => [from, to])),
  );

  it('lets every stage be reached from registered', () => {
    const reached = new Set(['registered']);
    for (let before = 0; before !== reached.size;) {
      before = reached.size;
      for (const [from, to] of edges) if (from && to && reached.has(from)) reached.add(to);
    }
    expect([...reached].sort()).toEqual([...stages].sort());
  });

  it('lets every stage but the last be left', () => {
    const left = new Set(edges.map(([from]) => from));
    expect(stages.filter((stage) => !left.has(stage))).toEqual(['closed']);
  });
});
