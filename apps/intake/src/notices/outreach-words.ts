import type { NoticeSubjectOf } from '@fengqiao/contracts/http/intake/notice';
import type { EventWords, Words } from './mediation-words.ts';

/** What clocks of hazards are called. */
export const outreachClockWords: Readonly<Record<string, Words>> = {
  notice: ['下达整改通知时限', 'notice'],
  rectify: ['整改期限', 'rectification'],
  're-check': ['复查时限', 're-check'],
  receipt: ['移送签收时限', 'receipt'],
};

/** Words for the events of each thing outreach speaks of, and a general sentence for those of a newer release. */
export const outreachWords: Readonly<Record<NoticeSubjectOf<'outreach'>, EventWords>> = {
  hazard: {
    events: {
      found: ['新发现安全隐患', 'A hazard was found'],
      solved: ['隐患已当场整改', 'A hazard was put right on the spot'],
      noticed: ['已下达整改通知', 'A rectification notice was issued'],
      extended: ['整改期限已延长', 'The limit to put it right was extended'],
      'rectification-claimed': ['已申报整改完成，请复查', 'Said to be put right, to be re-checked'],
      're-checked': ['已复查', 'Re-checked'],
      referred: ['已移送有关部门', 'Referred to another authority'],
      'receipt-recorded': ['移送已签收', 'The authority has signed for it'],
      'handler-changed': ['已更换承办人', 'Another handler'],
      'reported-up': ['隐患已上报', 'A hazard was reported up'],
      voided: ['已作废', 'Voided'],
    },
    general: ['安全隐患有新情况', 'News of a hazard'],
  },
};
