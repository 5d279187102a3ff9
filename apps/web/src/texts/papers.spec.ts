import { expect, it } from '@jest/globals';
import { caseEventTypes } from '@fengqiao/contracts/events/case-event';
import { citizensOwn, fileWords } from '../../../intake/src/case-file/words-by-language.ts';
import { kindOf } from '../desk/case/fold-timeline.ts';
import { texts as en } from './en/desk/all.ts';
import { texts as zh } from './zh-cn/desk/all.ts';

const names = (told: Readonly<Record<string, { readonly name: string }>>) =>
  Object.fromEntries(Object.entries(told).map(([key, { name }]) => [key, name]));

it.each([
  ['zh-CN', zh],
  ['en', en],
] as const)('a case file on paper calls things as the screen does, in %s', (language, screen) => {
  const { events, ledgers, stages, channels, labels, clocks, rungs, outcomes, written, headings } =
    fileWords[language];
  const { matter, fields, due, words } = screen;
  expect({ events, channels, rungs, outcomes }).toEqual({
    events: screen.events,
    channels: matter.channels,
    rungs: matter.rungs,
    outcomes: fields.outcomes,
  });
  expect([ledgers, stages]).toEqual([names(words.ledgers), names(words.stages)]);
  expect(matter).toMatchObject(labels);
  expect(due.clocks).toMatchObject(clocks);
  const { paper, ...ofFields } = written;
  expect(fields.names).toMatchObject({ ...ofFields, onPaper: paper });
  expect(matter).toMatchObject({
    ...{ facts: headings.facts, detail: headings.detail, clocks: headings.clocks },
    ...{ evidence: headings.attachments, timeline: headings.happened },
  });
});

it('it takes the same for a citizen’s own doing', () => {
  const people = caseEventTypes.filter((type) => kindOf({ type, by: null }) === 'people');
  expect([...citizensOwn].sort()).toEqual([...people].sort());
});
