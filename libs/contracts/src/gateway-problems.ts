import type { ProblemWords } from './problem-words.ts';

/** What the front door says of its own. */
export const gatewayProblems = {
  'upstream-timeout': [
    504,
    '服务未及时答复，请稍后再试',
    'The service did not answer in time; try again later',
  ],
  'cross-site-request': [
    403,
    '该请求不是由本站页面发出的',
    'That request was not made by a page of this site',
  ],
} as const satisfies ProblemWords;
