/** 待我决定: a chief's queue. */
export const decisions = {
  title: '待我决定',
  empty: '没有等您决定的事项',
  review: '审核',
  reviewOf: (number: string) => `审核 ${number}`,
  ifNothing: (moment: string) => `不办：${moment} 超期，记一次问责并逐级上报`,
  ifNothingLate: '不办：已超期，每个工作日收盘时再上报一级',
  kinds: { submitted: '等您交办', 'followed-up': '等您签批' } as Readonly<Record<string, string>>,
  left: (count: number) => `还有 ${count} 件`,
  allDone: '都办完了',
  result: '办理结果',
};
