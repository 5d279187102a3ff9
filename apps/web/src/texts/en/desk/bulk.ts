import type { DeskCatalogue } from '../../desk-catalogue.ts';

export const bulk: DeskCatalogue['bulk'] = {
  title: (command: string, count: number) => `${command}: ${count} selected`,
  cap: (most: number) => `At most ${most} at once, one by one, each with its result`,
  preview: 'Before it is done',
  allowed: (count: number) => `${count} can be done`,
  leftOut: (count: number) => `${count} cannot, and are left out:`,
  checking: (done: number) => `Checking: ${done} so far`,
  start: (command: string, count: number) => `${command}: ${count}`,
  progress: (done: number) => `${done} done`,
  results: 'Results',
  ok: 'done',
  failed: 'not done',
  failedStay: 'Those that failed stay selected',
  stop: 'Stop',
};
