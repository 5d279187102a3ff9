export const start = {
  title: '有事请说，件件有回音',
  lead: '向公安机关提建议、反映诉求、投诉举报。每一件都登记编号、指定单位、限时办理、给您答复，并问您满不满意。',
  submit: '提交一件事项',
  track: '查询我的事项',
  threeTitle: '三本账：您要说的是哪一类？',
  roadTitle: '您的事项会怎样办理',
  roadLead: '一共八个环节，每个环节都有时限，到期未办会自动报告上一级。',
  howLong: '要多长时间',
  howLongNow: (assigned: string, answered: string) =>
    `如果现在提交，最迟 ${assigned} 前交到具体单位，最迟 ${answered} 前给您答复。`,
  byPolicy: (version: string) => `按现行时限规定（版本 ${version}）计算，节假日不计入工作日。`,
  noPromise: '暂时读不到现行时限，请稍后再看。',
  reopenDays: (days: number) => `结案后 ${days} 天内，您可以要求重新办理。`,
  within: (limit: string) => `${limit}内`,
  toKnow: '您需要知道',
  facts: [
    '不用注册账号。提交后您会得到编号和查询码，凭这两样查询和办理，请务必记下。',
    '可以匿名。匿名时我们没有您的姓名和电话，只能靠查询码与您联系。',
    '投诉民警或公安单位的，被投诉的人和单位看不到这件事项。',
    '不会写或不方便上网，可以到任何派出所的警务会客厅，由工作人员代为登记并打印回执。',
  ],
};
