import { describe, expect, it } from '@jest/globals';
import { hazardStages, isOpen, type HazardStage } from '../hazard.ts';
import { hazardTransitions } from './transitions.ts';

const rows: readonly { from: readonly HazardStage[]; to: readonly HazardStage[] | 'stays' }[] =
  Object.values(hazardTransitions);

describe('the table of a hazard', () => {
  it('lets every stage be reached from found', () => {
    const reached = new Set<HazardStage>(['found']);
    for (let before = 0; before !== reached.size;) {
      before = reached.size;
      for (const { from, to } of rows)
        if (to !== 'stays' && from.some((stage) => reached.has(stage))) to.forEach((end) => reached.add(end));
    }
    expect([...reached].sort()).toEqual([...hazardStages].sort());
  });

  it('lets every stage be left but the endings', () => {
    const left = new Set(rows.flatMap(({ from, to }) => (to === 'stays' ? [] : [...from])));
    expect(hazardStages.filter((stage) => !left.has(stage))).toEqual(
      hazardStages.filter((stage) => !isOpen(stage)),
    );
  });
});
