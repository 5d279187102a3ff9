import { describe, expect, it } from '@jest/globals';
import { matterBody, missingIn, type Category } from './matter-body.ts';

const parking = {
  slug: 'parking',
  fields: [
    { name: 'licencePlate', type: 'text', required: true },
    { name: 'cars', type: 'number', required: false },
    { name: 'everyDay', type: 'boolean', required: false },
  ],
} as unknown as Category;
const told = { ledger: 'claim', category: 'parking', summary: ' 消防通道停车 ', detail: '每晚如此' };

describe('what a filled form is', () => {
  it('of somebody with a name: the reporter, and nothing that was left empty', () => {
    const values = {
      ...told,
      who: 'named',
      'reporter.name': '王五',
      'reporter.phone': ' 13800000000 ',
      'messages.sms': 'on',
      'messages.webhook': 'on',
    };
    expect(
      matterBody({ ...values, 'fields.licencePlate': '示A12345', 'fields.cars': '3' }, parking, []),
    ).toEqual({
      ...{
        ledger: 'claim',
        channel: 'portal',
        category: 'parking',
        summary: '消防通道停车',
        detail: '每晚如此',
      },
      fields: { licencePlate: '示A12345', cars: 3 },
      reporter: { name: '王五', phone: '13800000000', messages: ['sms', 'webhook'], language: 'zh-CN' },
    });
  });

  it('of somebody anonymous: nobody, also when a name was typed before', () => {
    const body = matterBody(
      { ...told, who: 'anonymous', 'reporter.name': '王五', other: 'on' },
      undefined,
      [],
    );
    expect(body).toMatchObject({ anonymous: true });
    expect(JSON.stringify(body)).not.toContain('王五');
    expect(body.onBehalfOf).toBeUndefined();
  });

  it('for somebody else: whose consent, how and when', () => {
    const other = { other: 'on', 'onBehalfOf.name': '小明', 'onBehalfOf.underFourteen': 'on' };
    const consent = { 'onBehalfOf.consent.how': '当面', 'onBehalfOf.consent.on': '2026-11-20' };
    const body = matterBody(
      { ...told, who: 'named', 'reporter.name': '王五', ...other, ...consent },
      undefined,
      [],
    );
    expect(body.onBehalfOf).toEqual({
      name: '小明',
      consent: { given: true, how: '当面', on: '2026-11-20' },
      underFourteen: true,
    });
  });
});

describe('what is missing', () => {
  it('is named in the order of the form, with what the category needs', () => {
    expect(missingIn({}, parking)).toEqual([
      ...['ledger', 'category', 'fields.licencePlate', 'summary', 'detail', 'who', 'privacy'],
    ]);
    const values = { ...told, who: 'named', other: 'on', privacy: 'on' };
    expect(missingIn(values, undefined)).toEqual([
      ...['reporter.name', 'onBehalfOf.name', 'onBehalfOf.consent.how', 'onBehalfOf.consent.on'],
    ]);
  });
});
