import Sequencer from '@jest/test-sequencer';

/**
 * Where no run before has told how long each spec takes, Jest goes by the size of files. The longest are short files:
 * begun last, they would keep one core waiting for the other.
 */
const slow = [
  'deploy/local/src/tour-page.spec.ts',
  'faults/src/faults.spec.ts',
  'apps/intake/src/fuzz.spec.ts',
  'apps/intake/src/move-case/refusals.spec.ts',
  'tools/boundaries.spec.ts',
  'faults/src/ingest/disturbed-ingest.spec.ts',
  'deploy/local/src/end-to-end.spec.ts',
];

export default class SlowFirst extends Sequencer {
  sort(tests) {
    const place = ({ path }) => {
      const found = slow.findIndex((each) => path.endsWith(each));
      return found < 0 ? slow.length : found;
    };
    return super.sort(tests).sort((a, b) => place(a) - place(b));
  }
}
