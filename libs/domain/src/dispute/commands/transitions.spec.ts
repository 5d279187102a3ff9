import { describe, expect, it } from '@jest/globals';
import { disputeStatuses, isOpen, type DisputeStatus } from '../dispute.ts';
import { disputeCommandNames, disputeTransitionOf } from './transitions.ts';

describe('the table of transitions', () => {
  const edges = disputeCommandNames.flatMap((name) => {
    const { from, to } = disputeTransitionOf(name);
    return from.flatMap((start) =>
      (to === 'stays' ? [start] : to).map((end): [DisputeStatus, DisputeStatus] => [start, end]),
    );
  });

  it('lets every status be reached from screened', () => {
    const reached = new Set<DisputeStatus>(['screened']);
    for (let before = 0; before !== reached.size;) {
      before = reached.size;
      for (const [from, to] of edges) if (reached.has(from)) reached.add(to);
    }
    expect([...reached].sort()).toEqual([...disputeStatuses].sort());
  });

  it('lets every status be left but the endings that are final', () => {
    const left = new Set(edges.filter(([from, to]) => from !== to).map(([from]) => from));
    expect(disputeStatuses.filter((status) => !left.has(status))).toEqual(['merged', 'voided']);
  });

  it('ends a dispute only by performance, another remedy, a party’s will, into another or as none', () => {
    const ending = disputeCommandNames.filter((name) => {
      const { from, to } = disputeTransitionOf(name);
      return to !== 'stays' && from.some(isOpen) && to.some((status) => !isOpen(status));
    });
    expect(ending).toEqual(['agree', 'confirm', 'waive', 'settle', 'refer-out', 'withdraw', 'merge', 'void']);
  });
});
