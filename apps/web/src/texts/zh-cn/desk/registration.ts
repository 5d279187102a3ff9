/** 登记: at the counter, by telephone, by letter. */
export const registration = {
  title: '登记新事项',
  titleSolved: '当场办结登记',
  sections: {
    matter: '什么事',
    who: '谁反映的',
    about: '反映的对象（投诉举报时填写）',
    solved: '当场办结',
    more: '其他',
  },
  send: '登记',
  sendSolved: '登记并报领导审签',
  done: (number: string) => `已登记：${number}`,
  open: '打开这一件',
  another: '再登记一件',
};
