import type { ProblemWords } from './problem-words.ts';

/** What stands in the way of a change of the directory. */
export const directoryProblems = {
  backdated: [
    422,
    '已有记录以当时的人员为准，变动不能早于现在',
    'What is on record leans on who was there then; no change may begin before now',
  ],
  'period-reversed': [422, '结束时间须晚于开始时间', 'The end must be later than the beginning'],
  'already-held': [422, '该人员届时已担任此职务', 'He or she holds that post then'],
  'not-held': [422, '该人员届时不担任此职务', 'He or she does not hold that post then'],
  'post-taken': [
    422,
    '该职务已安排他人接任，请先撤销该安排',
    'Somebody else is to take that post later; unseat him or her first',
  ],
  'stand-in-overlaps': [422, '该时段已有代行人', 'Somebody stands in for that post in a part of that time'],
  'absence-overlaps': [422, '该时段已登记离岗', 'He or she is on record as away in a part of that time'],
  'already-ended': [422, '已经结束', 'It has ended already'],
  'unit-exists': [422, '该单位路径已存在', 'There is a unit of that path'],
  'second-bureau': [422, '只能有一个市局', 'There is one bureau, and it is there already'],
  'person-exists': [422, '该人员编号已存在', 'There is a person of that id'],
  'webhook-refused': [422, '不允许该回调地址', 'Webhooks may not go to that address'],
  'subject-taken': [422, '该登录标识已属于另一人员', "Tokens that say so are somebody else's already"],
  'last-administrator': [
    422,
    '至少须保留一名系统管理员',
    'The last administrator stays: somebody must be able to change the directory',
  ],
} as const satisfies ProblemWords;
