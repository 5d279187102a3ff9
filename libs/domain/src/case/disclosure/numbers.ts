import { daysInMonth } from '../../clock/dates/civil-date.ts';
import { findNumbers, type Candidate } from './digits.ts';
import type { PlainText, Span } from './plain-text.ts';

/** First two digits of a region's code (GB/T 2260). */
const regions = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91)/;

/** Identity card numbers: of 18 signs (GB 11643) and of 15, as they were until 1999. One digit mistyped is still one. */
export function idNumbers(plain: PlainText): Span[] {
  return findNumbers(plain, ({ digits }) => isIdNumber(digits));
}

function isIdNumber(digits: string): boolean {
  if (!regions.test(digits)) return false;
  if (/^\d{15}$/.test(digits))
    return isDate(`19${digits.slice(6, 8)}`, digits.slice(8, 10), digits.slice(10, 12));
  if (!/^\d{17}[\dX]$/.test(digits)) return false;
  return isDate(digits.slice(6, 10), digits.slice(10, 12), digits.slice(12, 14));
}

function isDate(year: string, month: string, day: string): boolean {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  return y >= 1880 && y <= 2099 && m >= 1 && m <= 12 && d >= 1 && d <= daysInMonth(y, m);
}

const saysTelephone = /(?:电话|座机|热线|致电|拨打|来电|号码|联系方式|手机|传真|tel|phone)[号为是:\s]*$/i;
const isMoney = /^\s*(?:元|万|亿|余元|千元|公里|米|吨|平方)/;

/**
 * Telephone numbers: mobile ones, landlines with their area code, any with a country's code, and seven or eight digits
 * where a word before says what they are. Short numbers everybody knows (110, 12345) and those of services (400, 800) are
 * nobody's own.
 */
export function phoneNumbers(plain: PlainText): Span[] {
  return findNumbers(plain, isPhone);
}

function isPhone(candidate: Candidate): boolean {
  const { digits } = candidate;
  return digits.length <= 15 && !digits.includes('X') && isPhoneOf(candidate);
}

function isPhoneOf({ digits, groups, before, after }: Candidate): boolean {
  if (isMoney.test(after)) return false;
  if (/^(?:0{0,2}86)?1[3-9]\d{9}$/.test(digits)) return true;
  const [first = ''] = groups;
  const hasAreaCode =
    first.length >= 10 || first.length === 3 || first.length === 4 || groups.every(isOneDigit);
  if (hasAreaCode && /^0(?:10|2\d|[3-9]\d{2})[2-9]\d{6,7}$/.test(digits)) return true;
  if (/\+\s*$/.test(before) && digits.length >= 8 && digits.length <= 15) return true;
  return saysTelephone.test(before) && /^[2-9]\d{6,7}$/.test(digits);
}

function isOneDigit(group: string): boolean {
  return group.length === 1;
}

const saysAccount = /(?:卡号|账号|帐号|账户|帐户|银行卡|储蓄卡|借记卡|信用卡|尾号为?)[号为是:\s]*$/;

/** Bank cards: 16 to 19 digits as issuers begin them, with their last digit right (Luhn); and accounts that are called so. */
export function bankCards(plain: PlainText): Span[] {
  return findNumbers(plain, (candidate) => {
    const { digits } = candidate;
    if (!/^\d{12,23}$/.test(digits)) return false;
    if (saysAccount.test(candidate.before)) return true;
    return /^(?:[3-6]\d|95)\d{14,17}$/.test(digits) && !isIdNumber(digits) && isLuhn(digits);
  });
}

export function isLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
