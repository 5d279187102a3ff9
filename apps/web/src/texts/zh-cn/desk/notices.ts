/** 通知. */
export const notices = {
  title: '通知',
  unreadOnly: '只看未读',
  showAll: '全部通知',
  empty: '没有通知',
  acknowledge: '知悉',
  acknowledgeOf: (what: string) => `知悉：${what}`,
  acknowledged: (moment: string) => `${moment} 知悉`,
  read: '标为已读',
  isUnread: '未读',
  asSeat: (seat: string) => `身份：${seat}`,
  passedUp: (seat: string) => `由 ${seat} 上转`,
  due: (moment: string) => `到期 ${moment}`,
  ofCases: (count: number) => `共 ${count} 件`,
  next: '更早的通知',
  seats: { chief: '领导', desk: '受理席', mediator: '调解员', handler: '承办人', person: '本人' } as Readonly<
    Record<string, string>
  >,
};
