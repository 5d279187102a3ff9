import type { ProblemWords } from './problem-words.ts';

/** What stands in the way of closing, objecting to and scoring a period. */
export const scoringProblems = {
  'period-not-begun': [422, '该期间尚未开始', 'That period has not begun'],
  'period-not-closed': [422, '该期间尚未定稿', 'That period is not closed yet; its figures are not final'],
  'not-open-to-objections': [422, '该期间现在不接受异议', 'The period is not open to objections now'],
  'nothing-to-object-to': [
    422,
    '该事项在此期间没有计入贵单位的该项结果',
    'Nothing of that case counts under your unit for that measure in the period',
  ],
  'already-decided': [422, '该异议已有决定', 'That objection was decided before'],
  'already-taken-back': [422, '该发生情况已撤回', 'That occurrence was taken back before'],
  'not-taken-back': [422, '该发生情况没有被撤回', 'That occurrence was not taken back; it counts'],
  'nothing-changed': [
    422,
    '与现有定稿没有差异',
    'The figures are those of the newest revision; nothing to revise',
  ],
  'formula-backdated': [
    422,
    '公式只能从尚未开始的月份起施行',
    'A formula can be put in force only from a month that has not begun',
  ],
  'unknown-formula': [422, '没有这个版本的评分公式', 'There is no such version of the formula'],
  'weights-do-not-add-up': [422, '各项权重之和须为 1', 'The weights do not add up to 1'],
  'unknown-thresholds': [
    422,
    '没有这个版本的异常提示阈值',
    'There is no such version of the flag thresholds',
  ],
  'threshold-out-of-range': [
    422,
    '异常提示阈值超出允许范围',
    'A threshold of the flags is outside of what it may be',
  ],
} as const satisfies ProblemWords;
