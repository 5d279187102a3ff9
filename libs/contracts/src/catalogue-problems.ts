import type { ProblemWords } from './problem-words.ts';

/** What is wrong with a category, or with the catalogue of them. */
export const catalogueProblems = {
  'unknown-category': [422, '没有这个类别', 'There is no such category'],
  'category-not-of-ledger': [422, '该类别不属于这本台账', 'That category is not one of that ledger'],
  'duplicate-category': [422, '类别重复', 'That category stands twice'],
  'duplicate-field': [
    422,
    '该名称重复，或与事项已有字段同名',
    'That name stands twice, or is one that every matter has',
  ],
} as const satisfies ProblemWords;
