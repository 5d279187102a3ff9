import type { PartFigures } from '../figures.ts';
import { rounded } from '../statistics.ts';
import { measureClock, type ClockFigures } from './measure-clock.ts';

/** The clock's figures as one part of the bench. */
export async function clockPart(): Promise<PartFigures> {
  const figures = await measureClock();
  const { deadlines, curve, growth, targets, compileMilliseconds } = figures;
  return {
    title: 'the clock',
    table: Object.fromEntries(
      deadlines.map((row) => [
        row.limit,
        {
          'deadlines/s': Math.round(row.deadlinesPerSecond),
          'x plain walk': rounded(row.timesThePlainWalk, 1),
          'x lean walk': rounded(row.timesTheLeanWalk, 1),
          'x dayjs-business-time': rounded(row.timesTheLibrary, 1),
          'bytes/call':
            row.allocatedBytesPerCall === null
              ? '(run with --expose-gc)'
              : Math.round(row.allocatedBytesPerCall),
        },
      ]),
    ),
    remarks: [
      `calendar compiled in ${compileMilliseconds.toFixed(1)} ms`,
      `nanoseconds by working days: clock ${curveOf(curve, 'clockNanoseconds')}; plain walk ${curveOf(curve, 'plainWalkNanoseconds')}`,
      `longest limit over shortest: clock x${growth.clock.toFixed(2)}, plain walk x${growth.plainWalk.toFixed(2)}`,
    ],
    targets,
    figures,
  };
}

function curveOf(curve: ClockFigures['curve'], figure: 'clockNanoseconds' | 'plainWalkNanoseconds'): string {
  return curve.map((point) => `${point.workingDays}: ${point[figure].median}`).join(', ');
}
