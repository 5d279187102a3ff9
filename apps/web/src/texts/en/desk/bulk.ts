import type { DeskCatalogue } from '../../desk-catalogue.ts';

export const bulk: DeskCatalogue['bulk'] = {
  title: (command: string, count: string) => `${command}: ${count} selected`,
  cap: (most: number) =>
    `At most ${most} at once, one by one, each with its result; it goes on when the page is closed`,
  preview: 'Before it is done',
  allowed: (count: number, of: number) => `${count} of ${of} selected can be done`,
  leftOut: (count: number) => `${count} cannot, and ${count === 1 ? 'is' : 'are'} left out:`,
  because: (count: number, why: string) => `${count}: ${why}`,
  andMore: (count: number) => `, and ${count} more`,
  comma: ', ',
  colon: ': ',
  checking: 'Checking …',
  start: (command: string, count: number | undefined) =>
    count === undefined ? command : `${command}: ${count}`,
  status: { 'under-way': 'Under way', stopped: 'Stopped', finished: 'Finished' },
  progress: ({ total, done, refused, waiting }) =>
    `${total} in all: ${done} done, ${refused} not done, ${waiting} waiting`,
  results: 'Results',
  show: 'Show',
  kinds: { all: 'all', refused: 'not done', done: 'done', waiting: 'waiting' },
  result: { done: 'done', refused: 'not done', waiting: 'waiting' },
  more: 'Show more',
  firstOnly: (count: number) => `Only the first ${count} are shown`,
  goesOn: 'It goes on when this is closed: look it up under “My bulk acts”',
  failedStay: 'Those that failed stay selected',
  stop: 'Stop',
  undo: (count: number) => `Undo the ${count} done`,
  undoing: 'Undo',
  undoOf: (command: string) => `Undo of ${command}`,
  mine: 'My bulk acts',
  mineUnderWay: (count: number) => `My bulk acts (${count} under way)`,
  noneYet: 'No bulk act yet',
  back: 'Back to all',
  selectLeft: (count: number) => `Select the ${count} not done`,
  selectMatching: (count: string) => `Select all ${count} that match`,
  allMatching: (count: string) => `All ${count} that match are selected`,
};
