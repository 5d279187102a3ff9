import { matchesOf, type PlainText, type Span } from './plain-text.ts';

const numeral = String.raw`(?:[A-Za-z]?\d{1,4}(?:\s*[-—之]\s*\d{1,4}){0,3}|[一二三四五六七八九十百零〇]{1,5})`;
/** A building, or a part of it that a letter names. */
const letterOrNumeral = `(?:${numeral}|[A-Za-z](?=\\s*座))`;
const way =
  '(?:大道|胡同|新村|小区|公寓|花园|家园|路|街|巷|弄|里|村|道|庄|坊|苑|园|组|屯|寨|湾|队|镇|城|府|邸|院|期|区)';
/** What a number names that is no house. */
const noHouse =
  '(?!线|门(?![口前牌外])|窗|口|文|令|公告|通知|案|桥|库|楼|栋|幢|座|会议|灯|杆|车|泵|井|台|地块|院|出口|站|岗|厅|柜)';

const patterns = [
  // On a street or in a village, with its number: 学府路12号, 三组8号.
  `${way}\\s*${numeral}\\s*号${noHouse}`,
  // In a building down to entrance and room: 3号楼2单元501室, 5幢1203.
  `${numeral}\\s*(?:号楼|号院|楼|栋|幢|座|单元|梯)\\s*(?:${numeral}\\s*(?:单元|门洞?|层|梯|座|楼)\\s*)*${numeral}\\s*(?:室|户|房|号房)`,
  `${letterOrNumeral}\\s*(?:号楼|栋|幢|座|单元|梯)\\s*(?:${numeral}\\s*(?:单元|层|梯)\\s*)?\\d{3,4}(?![\\d元年人户次米万])`,
  `${numeral}\\s*(?:号楼|栋|幢|座)\\s*${numeral}\\s*(?:单元|梯)(?!门|长)`,
  // A room by itself, of three or four digits.
  `\\d{3,4}\\s*(?:室|号房)`,
  // In a housing estate by numbers alone: 红旗新村12-3-501.
  `(?:新村|小区|花园|家园|公寓|苑|园|里|庄|城|府)\\s*\\d{1,3}\\s*[-—]\\s*(?:\\d{1,2}\\s*[-—]\\s*)?\\d{3,4}(?!\\d)`,
];

const pattern = new RegExp(patterns.join('|'), 'gu');

/** Addresses down to the number of a house or the room in it; a road or an estate by its name is not one. */
export function homeAddresses(plain: PlainText): Span[] {
  return matchesOf(plain, pattern);
}
