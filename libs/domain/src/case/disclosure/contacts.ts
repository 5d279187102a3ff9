import { matchesOf, type PlainText, type Span } from './plain-text.ts';

const at = String.raw`\s*(?:@|\(at\)|\[at\]|艾特|#)\s*`;
const dot = String.raw`\s*(?:\.|点|\(dot\))\s*`;
const email = new RegExp(
  `[a-z0-9][a-z0-9._%+-]*${at}[a-z0-9-]+(?:${dot}[a-z0-9-]+)*${dot}(?:[a-z]{2,})`,
  'gi',
);

/** E-mail addresses, also with the sign between written out so that no machine finds it. */
export function emailAddresses(plain: PlainText): Span[] {
  return matchesOf(plain, email);
}

const app = String.raw`(?:微信|薇信|威信|weixin|wechat|(?<![a-z])(?:vx|wx|v信)|(?<![a-z])qq|扣扣|企鹅号)`;
const named = String.raw`(?:群|号码|号|账号|帐号|id|联系|昵称|\s|[:为是])*`;
const chat = new RegExp(
  `${app}(?!公众号|小程序|服务号|视频号|支付|付款|转账)${named}(?<it>[a-z][a-z0-9_-]{5,19}|\\d(?:[\\s-]?\\d){4,11})(?![a-z0-9])`,
  'gi',
);

/** WeChat and QQ numbers, where a word before says what they are. A public account is nobody's own. */
export function chatNumbers(plain: PlainText): Span[] {
  return matchesOf(plain, chat);
}
