import type { PlainPage } from '../pages/plain-page.ts';

const again = { href: '/sign-in', words: { zh: '重新登录', en: 'Sign in again' } };

export const isAwayPage: PlainPage = {
  title: { zh: '暂时无法登录', en: 'Nobody can sign in at the moment' },
  lines: [
    {
      zh: '身份认证服务没有答复。已登录的人员不受影响；群众提交、查询事项无需登录。请稍后再试。',
      en: 'The identity service does not answer. Whoever is signed in stays so, and citizens need no sign-in. Try again in a moment.',
    },
  ],
  link: again,
};

export const notSignedInPage: PlainPage = {
  title: { zh: '登录未完成', en: 'You are not signed in' },
  lines: [
    {
      zh: '本次登录已过期、已被使用，或不是在本浏览器中发起的。',
      en: 'This sign-in is too old, was used before, or was not begun in this browser.',
    },
  ],
  link: again,
};

export const returnForgedPage: PlainPage = {
  title: { zh: '链接不正确', en: 'That link is not right' },
  lines: [
    {
      zh: '该登录链接要带您去本站以外的地方，已被拒绝。',
      en: 'That sign-in link would have led you away from this site, and was refused.',
    },
  ],
  link: again,
};
