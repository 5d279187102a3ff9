import type { ProblemWords } from './problem-words.ts';

/** What is wrong with a category, with the catalogue of them, or with the guidance for them. */
export const catalogueProblems = {
  'unknown-category': [422, '没有这个类别', 'There is no such category'],
  'category-not-of-ledger': [422, '该类别不属于这本台账', 'That category is not one of that ledger'],
  'duplicate-category': [422, '类别重复', 'That category stands twice'],
  'duplicate-field': [
    422,
    '该名称重复，或与事项已有字段同名',
    'That name stands twice, or is one that every matter has',
  ],
  'unknown-blank': [
    422,
    '花括号中的填空项不认识：请用编号、类别、地点、单位、承办人、收到时间、到期时间所对应的填空项',
    'What stands in braces is no blank: {number}, {category}, {place}, {unit}, {handler}, {received}, {due} are',
  ],
  'duplicate-answer': [422, '常用答复的名称重复', 'That name stands twice among the usual answers'],
  'answers-alone': [
    422,
    '单位只保存自己的常用答复；法律依据和办理步骤由管理员发布',
    'A unit keeps its answers alone; an administrator publishes law and steps',
  ],
} as const satisfies ProblemWords;
