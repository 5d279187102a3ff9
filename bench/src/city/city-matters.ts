import { sequence } from '../sequence.ts';

/** What a citizen wrote, made up: no sentence of anybody's. */
export interface CityMatter {
  readonly summary: string;
  readonly detail: string;
  readonly place: string;
  readonly reporter: { readonly name: string; readonly phone: string };
  readonly receivedAt: number;
  /** 0 to 1: where in a list of units, and how far on its road. */
  readonly unitShare: number;
  readonly roadShare: number;
}

const streets =
  '红旗 学府 解放 人民 中山 建设 文化 和平 滨江 湖滨 朝阳 新华 光明 长江 黄河 东风 胜利 青年 团结 友谊 幸福 兴业 科技 园林 桃源 梅岭 竹园 松柏 银杏 金桂'.split(
    ' ',
  );
const estates = '花园 新村 小区 公寓 家园 苑 里 坊'.split(' ');
/** What is wrong, in what words, and what is asked: three of each go together in any way. */
const subjects: readonly (readonly [
  what: readonly string[],
  how: readonly string[],
  ask: readonly string[],
])[] = [
  [
    ['夜间施工噪声扰民', '工地半夜还在打桩', '楼下烧烤店吵闹到凌晨', '广场舞音响太大'],
    ['连续好几晚影响休息', '孩子要高考睡不着', '老人有心脏病受不了', '多次劝说都没有用'],
    ['请到现场制止', '希望规定停工的时间', '请测一下分贝'],
  ],
  [
    ['消防通道被车堵住', '人行道上停满了车', '小区门口乱停车', '僵尸车长期占位'],
    ['救护车都进不来', '婴儿车只能走机动车道', '上下班时间堵半个小时', '已经停了三个多月没人动'],
    ['请通知车主挪车', '希望装隔离桩', '请划出停车位'],
  ],
  [
    ['路灯不亮', '窨井盖松动', '路口红绿灯时间太短', '路面坑洼积水'],
    ['晚上有人摔倒', '电动车经过很危险', '老人走不完就变灯', '下雨以后车辆溅水'],
    ['请尽快修理', '希望联系市政部门', '请先放警示牌'],
  ],
  [
    ['邻居把杂物堆在楼道', '楼上漏水不肯修', '邻里为采光争吵', '楼下养鸡有异味'],
    ['物业说管不了', '已经吵过好几次', '墙面都发霉了', '社区来过一次没有结果'],
    ['请帮忙调解', '希望约双方谈一谈', '请告知怎样处理'],
  ],
  [
    ['接到冒充客服的诈骗电话', '朋友圈有人卖假票', '电瓶车在楼下被偷', '租房押金不退'],
    ['对方知道我的订单号', '转账以后就被拉黑', '监控拍到了人', '合同已经到期两个月'],
    ['请帮助追回', '希望提醒其他居民', '请告知办理进度'],
  ],
  [
    ['办理居住证材料说法不一', '窗口周末没有人', '换身份证照片要重拍', '落户网上填报打不开'],
    ['跑了两趟都没有办成', '打电话一直占线', '等了一个上午', '系统提示错误'],
    ['请一次说清需要什么', '希望周末开放', '请回电话说明'],
  ],
];
const days = '昨天 前天 上周 这个月 国庆以后 从上个月开始 最近 今年夏天以来'.split(' ');
const surnames = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢'.split('');
const given = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英华建国志'.split('');

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** 12345 lines publish some twelve thousand matters a day for a city of ten million. */
const perDay = 12_000;
/** Share of a day's matters by hour, in the bureau's time: little at night, most before noon. */
const hours = [1, 1, 1, 1, 1, 1, 2, 4, 9, 11, 11, 8, 5, 7, 9, 9, 7, 5, 4, 4, 3, 3, 2, 1];
const hourTotal = hours.reduce((sum, each) => sum + each, 0);

/** So many matters of a big city, the newest received just before `until`; each different, many alike. */
export function* cityMatters(count: number, until: number, seed = 1): Generator<CityMatter> {
  const chance = sequence(seed);
  const one = <T>(all: readonly T[]): T => all[Math.floor(chance() * all.length)] as T;
  for (let n = 0; n < count; n += 1) {
    const [what, how, ask] = one(subjects);
    const place = `${one(streets)}路${1 + Math.floor(chance() * 300)}号${one(streets)}${one(estates)}${1 + Math.floor(chance() * 40)}栋`;
    yield {
      summary: `${place.slice(0, 4)}${one(what)}`,
      detail: `${one(days)}${one(what)}，地点在${place}附近，${one(how)}，${one(how)}。${one(ask)}，${one(ask)}。`,
      place,
      reporter: {
        name: `${one(surnames)}${one(given)}${chance() < 0.6 ? one(given) : ''}`,
        phone: `138${String(Math.floor(chance() * 1e8)).padStart(8, '0')}`,
      },
      receivedAt: receivedAt(until - ((count - n) / perDay) * dayMs, chance),
      unitShare: chance(),
      roadShare: chance(),
    };
  }
}

/** In an hour of that day, or of the Friday before half as many weekend days, as often as people write then. */
function receivedAt(moment: number, chance: () => number): number {
  let at = chance() * hourTotal;
  const hour = hours.findIndex((share) => (at -= share) < 0);
  const day = Math.floor(moment / dayMs);
  // 1970-01-01 was a Thursday.
  const weekday = (day + 4) % 7;
  const quiet = (weekday === 0 || weekday === 6) && chance() < 0.5;
  const back = quiet ? (weekday === 0 ? 2 : 1) : 0;
  // The bureau's clock is eight hours ahead.
  return Math.min(moment, (day - back) * dayMs + (hour - 8) * hourMs + chance() * hourMs);
}
