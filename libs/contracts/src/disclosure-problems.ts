import type { ProblemWords } from './problem-words.ts';

/** What stands in the way of publishing a case; the kinds of words that look personal, each at its place in `errors`. */
export const disclosureProblems = {
  'personal-in-summary': [
    422,
    '公开摘要中有不得公开的个人信息，请删去所指各处',
    'The public summary has what must never be published; leave out what is named',
  ],
  'agreement-required': [
    422,
    '公开摘要中似有姓名、车牌或住址，须由他人核准并注明本人同意的依据；或删去所指各处',
    'The public summary seems to name a person, a vehicle or a home: another person must answer for it, with the consent it rests on; or leave out what is named',
  ],
  'agreement-of-oneself': [
    422,
    '公开摘要须由销号人以外的人核准',
    'Somebody else than who closes the case must agree',
  ],
  'may-not-agree': [
    422,
    '该人员不能核准：须为事项所在单位或上级的受理席、负责人，或督察员，且不是承办人',
    'That person may not agree: it takes a desk or chief over where the case lies, or a supervisor, and not its handler',
  ],
  'confidential-not-published': [
    409,
    '保密事项一律不公开，请填写不公开的理由',
    'A confidential case is never published; give the reason it is withheld for',
  ],
  'not-published': [409, '该事项没有公开', 'The case is not published'],
  'id-number': [422, '身份证号码', 'An identity card number'],
  'phone-number': [422, '电话号码', 'A telephone number'],
  'bank-card': [422, '银行卡号', 'A bank card number'],
  'email-address': [422, '电子邮箱', 'An e-mail address'],
  'chat-number': [422, '微信号或 QQ 号', 'A WeChat or QQ number'],
  'person-name': [422, '似为人名', 'What looks like a name'],
  'plate-number': [422, '似为车牌号', 'What looks like a number plate'],
  'home-address': [422, '似为具体住址', 'What looks like an address'],
} as const satisfies ProblemWords;
