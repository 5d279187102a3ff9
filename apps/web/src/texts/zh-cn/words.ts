/** 台账、环节、时限: the domain's own words, as citizens are told them. */
export const words = {
  ledgers: {
    suggestion: {
      name: '意见建议',
      means: '我有一个想法或建议，希望改进工作。',
      example: '例：路口缺警示牌；办证窗口能否延时。',
    },
    claim: {
      name: '利益诉求',
      means: '我遇到困难或纠纷，需要有人来解决。',
      example: '例：邻居漏水吵架；夜间施工扰民。',
    },
    complaint: {
      name: '投诉举报',
      means: '我要投诉民警或单位，或者举报违法。',
      example: '例：报警无人受理；办事人员态度恶劣。',
    },
  },
  stages: {
    registered: { name: '收集建档', means: '已经收到并登记，受理席正在核对。' },
    submitted: { name: '快速报批', means: '已经报给责任领导，等待指定承办单位。' },
    assigned: { name: '及时交办', means: '已经交给承办单位，等待接收。' },
    handling: { name: '督促办理', means: '承办人正在办理。' },
    replied: { name: '结果答复', means: '已经有了答复，请您看一看，说说是否满意。' },
    'followed-up': { name: '回访报告', means: '您的评价已经记下，等待领导审核。' },
    'signed-off': { name: '领导把关', means: '领导已经审核通过，等待归档。' },
    closed: { name: '销号归档', means: '已经办结归档。' },
    declined: { name: '不予受理', means: '这件事不归我们管，下面写明了原因和该去的地方。' },
    withdrawn: { name: '已撤回', means: '您已经撤回，不再办理。' },
    merged: { name: '已并案', means: '与另一件相同的事项合并办理。' },
    voided: { name: '已作废', means: '登记有误或不成立，不再办理。' },
  },
  next: {
    acknowledge: '最迟何时有人回应',
    assign: '最迟何时交到具体单位',
    arrive: '最迟何时到场',
    complete: '最迟何时给您答复',
    'follow-up': '最迟何时回访（您可随时评价）',
    'sign-off': '最迟何时领导审核',
    archive: '最迟何时归档',
  },
  promises: {
    assign: '交到具体单位',
    complete: '办理并答复',
    'follow-up': '回访，问您是否满意',
    'sign-off': '领导审核',
    archive: '归档',
    'anonymous-follow-up': '匿名事项等您评价',
  },
  outcomes: {
    satisfied: '满意',
    'basically-satisfied': '基本满意',
    unsatisfied: '不满意',
  },
  limits: {
    workingDays: (count: number) => `${count} 个工作日`,
    workingMinutes: (count: number) => `${count} 分钟办公时间`,
    duration: (count: number, unit: 'year' | 'month' | 'week' | 'day' | 'hour' | 'minute') =>
      `${count} ${{ year: '年', month: '个月', week: '周', day: '天', hour: '小时', minute: '分钟' }[unit]}`,
  },
  left: {
    workingDays: (count: number) => (count === 0 ? '就是今天' : `还剩 ${count} 个工作日`),
    days: (count: number) => (count === 0 ? '就是今天' : `还剩 ${count} 天`),
    lateWorkingDays: (count: number) => (count === 0 ? '已超期，今天到期' : `已超期 ${count} 个工作日`),
    lateDays: (count: number) => (count === 0 ? '已超期，今天到期' : `已超期 ${count} 天`),
  },
};
