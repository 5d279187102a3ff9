import type { EventWords } from './mediation-words.ts';

/** Words for what happens while a period of scores is closed. */
export const scoringWords: Readonly<Record<'period', EventWords>> = {
  period: {
    events: {
      'made-provisional': ['考核数据已试公布，可提出异议', 'Figures are provisional and open to objections'],
      'objected-to': ['单位对考核数据有异议，请裁定', 'Figures are objected to, to be decided'],
      decided: ['考核异议已裁定', 'An objection to figures is decided'],
      'left-undecided': [
        '异议期已过，尚有异议未裁定，考核数据不能定稿',
        'Objections are left undecided: figures cannot be frozen',
      ],
      frozen: ['考核数据已定稿', 'Figures are frozen'],
      revised: ['已定稿的考核数据有更正', 'Frozen figures were corrected'],
    },
    general: ['考核期结算有新情况', 'News of the closing of a period'],
  },
};
