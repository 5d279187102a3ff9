import type { ProblemWords } from './problem-words.ts';

/** What outreach says of hazards. */
export const outreachProblems = {
  'third-notice': [
    409,
    '两次复查不合格的须移送有权处置的部门，不再下达整改通知',
    'A hazard that failed two re-checks must be referred; there is no third notice',
  ],
  'already-served': [409, '该整改通知已登记送达', 'That notice was signed for before'],
  'nothing-to-re-check': [
    409,
    '尚未申报整改完成，整改期限也未届满',
    'Nobody says that it is put right, and the limit for it is not over',
  ],
  'rectify-too-late': [
    422,
    '整改期限不得超过一年',
    'A notice gives at most a year to put right what it names',
  ],
  'not-longer': [422, '延长后的期限须晚于原期限', 'An extension ends later than the limit it extends'],
  'served-before-issued': [
    422,
    '送达时间早于通知下达时间',
    'It cannot have been signed for before it was issued',
  ],
} as const satisfies ProblemWords;
