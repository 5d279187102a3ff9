import { describe, expect, it } from '@jest/globals';
import { caseEventTypes } from '@fengqiao/contracts/events/case-event';
import { texts as en } from '../../texts/en/desk/all.ts';
import { texts as zh } from '../../texts/zh-cn/desk/all.ts';
import { commandForms } from './command-forms.generated.ts';
import type { FieldShape } from './field-shape.ts';
import { bodyOf, missing, variantsOf } from './form-values.ts';

/** Names of the fields of a shape, at every depth but inside what has a control of its own. */
function namesIn({ properties = {}, items, anyOf = [] }: FieldShape): string[] {
  const own = Object.entries(properties).flatMap(([name, shape]) =>
    ['evidence', 'attachments'].includes(name) ? [name] : [name, ...namesIn(shape)],
  );
  return [...own, ...(items ? namesIn(items) : []), ...anyOf.flatMap(namesIn)];
}

describe('the forms of commands', () => {
  it.each([
    ['zh-CN', zh],
    ['en', en],
  ])('have a label for every field of every command, in %s', (_language, { fields }) => {
    const names = new Set(Object.values(commandForms).flatMap(namesIn));
    expect([...names].filter((name) => fields.names[name] === undefined)).toEqual([]);
    const variants = Object.values(commandForms).flatMap((shape) =>
      variantsOf(shape).map(({ name }) => name),
    );
    expect(variants.filter((name) => fields.variants[name] === undefined)).toEqual([]);
  });

  it('have a form for every command that has a name, but what a citizen alone can give', () => {
    expect(Object.keys(zh.commands).filter((command) => commandForms[command] === undefined)).toEqual([
      'consent',
    ]);
  });

  it('send what was filled in and leave out what was not, at every depth', () => {
    const values = {
      result: '已修好',
      note: ' ',
      evidence: [{ text: '记录' }, {}],
      onPaper: { signedOn: '', reference: '' },
      given: false,
      attempts: [],
    };
    expect(bodyOf(values)).toEqual({ result: '已修好', evidence: [{ text: '记录' }], given: false });
  });

  it('say what must be filled in, inside what may be left out only once that was begun', () => {
    const close = variantsOf(commandForms['close'] ?? {}).find(({ name }) => name === 'publicSummary');
    expect(missing(close?.shape ?? {}, {})).toEqual(['publicSummary']);
    expect(missing(close?.shape ?? {}, { publicSummary: '摘要', agreement: { by: 'a' } })).toEqual([
      'agreement.consent',
    ]);
    expect(missing(commandForms['rate'] ?? {}, { outcome: 'satisfied' })).toEqual(['onPaper']);
  });
});

it('every type of event has words on a timeline', () => {
  expect(Object.keys(zh.events).sort()).toEqual([...caseEventTypes].sort());
});
