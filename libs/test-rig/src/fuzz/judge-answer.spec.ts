import { describe, expect, it } from '@jest/globals';
import { operationAt, type ApiDocument, type Operation } from './api-operations.ts';
import { Judge } from './judge-answer.ts';
import type { FuzzAnswer } from './send-request.ts';

const problem = { 'application/problem+json': { schema: {} } };
const page = { 'text/html': { schema: { type: 'string' } } };
const answer = { type: 'object', properties: { unitFrom: { type: 'string' } }, required: ['unitFrom'] };
const call: Operation = {
  ...{ method: 'GET', path: '/sign-in', parameters: [] },
  responses: {
    200: { content: { 'application/json': { schema: answer } } },
    400: { content: { ...page, ...problem } },
    422: { content: page },
    default: { content: problem },
  },
};
const api: ApiDocument = { operations: [call], schemas: {} };
const judge = new Judge(api);

const aProblem = (status: number) => ({
  ...{ type: 'about:blank', title: '请求内容不正确', status, code: 'validation' },
});
const answered = (status: number, type: string, body: unknown): FuzzAnswer => ({
  status,
  headers: { 'content-type': type, 'content-language': 'zh-CN' },
  text: typeof body === 'string' ? body : JSON.stringify(body),
});
const judged = (answer: FuzzAnswer, method = 'GET', path = '/sign-in') =>
  judge.judge(answer, { method, operation: operationAt(api, method, path), language: 'zh-CN' });

describe('an answer is held against what the document says of its status', () => {
  it('a page is right where a page is promised, and nowhere else', () => {
    expect(judged(answered(400, 'text/html; charset=utf-8', '<p>'))).toEqual([]);
    expect(judged(answered(404, 'text/html; charset=utf-8', '<p>'))).toEqual([
      'status 404 of type text/html',
    ]);
    expect(judged(answered(400, 'text/html', '<p>'), 'GET', '/elsewhere')).toEqual([
      'status 400 of type text/html',
    ]);
    expect(judged(answered(422, 'application/problem+json', aProblem(422)))).toEqual([
      'status 422 of type application/problem+json',
    ]);
  });

  it('a problem is read whole, also where the document names it for that status', () => {
    for (const status of [400, 404]) {
      const wrong = judged(answered(status, 'application/problem+json', { code: 'validation' }));
      expect(wrong).toEqual([expect.stringMatching(/^no problem/)]);
    }
  });

  it('what leaks is found in a page too', () => {
    expect(judged(answered(400, 'text/html', 'TypeError'))).toEqual([expect.stringMatching(/^leaks/)]);
  });

  it('HEAD is what GET is, without a body; any other method is not in the document', () => {
    const json = (text: string) => answered(200, 'application/json', text);
    expect(judged(json(''), 'HEAD')).toEqual([]);
    expect(judged(answered(200, 'text/csv', ''), 'HEAD')).toEqual(['type text/csv is not in the document']);
    expect(judged(json('{}'))).toEqual([expect.stringMatching(/^not as the document promises/)]);
    expect(judged(json('{}'), 'PUT')).toEqual([]);
  });
});
