import { commonWords, compoundSurnames, surnames } from './surnames.ts';
import { matchesOf, type PlainText, type Span } from './plain-text.ts';

const han = String.raw`\p{Script=Han}`;
/** 王某, 李某某, 张××: nobody's name. */
const masked = '(?![某×xX*＊○])';
const surname = `(?:${compoundSurnames.join('|')}|(?!${commonWords.join('|')})[${surnames}])`;

/** What somebody is called after the name. */
const after = [
  '先生|女士|小姐|太太|夫人|大爷|大妈|大娘|大叔|大姐|大哥|阿姨|叔叔|伯伯|奶奶|爷爷|婆婆|老伯|同志|老师|同学',
  '教授|医生|大夫|护士|律师|警官|民警|辅警|警长|所长|副所长|教导员|指导员|大队长|中队长|支队长|队长|局长|副局长|处长|科长',
  '主任|副主任|书记|副书记|村长|镇长|乡长|县长|区长|市长|经理|总经理|老板|师傅|校长|院长|法官|检察官|调解员|网格员|楼长|站长',
].join('|');

/** What somebody is called before it. */
const before = [
  '民警|辅警|警官|承办人|经办人|办案人|报案人|报警人|当事人|群众|居民|村民|市民|业主|租客|租户|房东|住户|司机|驾驶员|车主|学生|职工',
  '员工|工人|原告|被告|申请人|被申请人|投诉人|反映人|举报人|来访人|信访人|户主|患者|受害人|被害人|家属|亲属|嫌疑人|当事双方|负责人|联系人',
  '邻居|老人|妻子|丈夫|儿子|女儿|父亲|母亲|其妻|其夫|其子|其女|姓名|名叫|叫做|自称|所长|队长|主任|书记|老板|经理|店主|老师|网格员|调解员',
].join('|');

/** What only somebody does: after two or three characters at the beginning of a clause, they are a name. */
const does =
  '反映|来电|来访|来信|投诉|举报|报警|报案|称|表示|签字|到所|到窗口|承诺|向(?:本所|我局|派出所|民警)|与(?!会)|和(?=[^平谐睦])';

const given = `${masked}${han}`;
const patterns = [
  // 王建国先生, 李女士, 欧阳警官
  `(?<![对双警校甲乙各官我院厂地物资多军]|${han}(?=方))(?<it>${surname}${masked}(?:${given}{1,2}?)?)(?:${after})`,
  // 民警张伟, 当事人：李秀英
  `(?:${before})(?:\\s|[:、为是叫])*(?<it>${surname}${given}(?:${given})?)`,
  // 王建国反映…
  `(?:^|(?<=[\\s,.;:!?。，；：！？、“"(（]))(?<it>${surname}${given}{1,2}(?<![村镇乡县市区路街巷桥湖河山园城苑里庄屯寨湾港店厂局所队校院站]))(?=${does})`,
  // 陈国强、周丽华: whoever stands beside somebody who is named.
  `(?<=(?:(?:${before})(?:\\s|[:、为是叫])*|^|[\\s,.;:!?。，；：！？])${surname}${given}{1,2}[、与和及])(?<it>${surname}${given}(?:${given})?)`,
].map((pattern) => new RegExp(pattern, 'gu'));

/**
 * Names of people: with what they are called before or after, or with what only people do. A name by itself in the
 * middle of a sentence is not told from other words; whoever closes the case reads it before everybody else does.
 */
export function personNames(plain: PlainText): Span[] {
  const found = patterns.flatMap((pattern) => matchesOf(plain, pattern));
  return found.filter(
    (one, i) => !found.some((other, j) => j < i && one.from < other.to && other.from < one.to),
  );
}
