export const acts = {
  title: '您现在可以',
  nothing: '现在没有需要您做的事。',
  until: (moment: string) => `${moment} 前`,
  rate: { name: '评价', ask: '这次答复您满意吗？', do: '提交评价', done: '评价已记下，谢谢。' },
  add: { name: '补充', ask: '补充情况或照片', text: '补充内容', do: '提交补充', done: '补充已收到。' },
  answer: {
    name: '回答询问',
    ask: '工作人员问您',
    by: (day: string) => `希望 ${day} 前回答`,
    do: '回答',
  },
  withdraw: { name: '撤回', ask: '确定撤回这件事项？撤回后不再办理。', do: '确定撤回', done: '已撤回。' },
  reopen: { name: '要求重新办理', ask: '为什么要求重新办理', do: '提交', done: '已重新办理。' },
  appeal: {
    name: '申诉',
    ask: '您的申诉理由（只能申诉一次，由上一级裁定）',
    do: '提交申诉',
    done: '申诉已提交。',
  },
  consent: {
    name: '同意公开办理',
    ask: '如果这件事项被保密，您可以同意解除保密，让更多单位参与办理。姓名仍只有受理席可见。',
    do: '我同意',
    done: '您的同意已记下。',
  },
  reason: '理由',
  sent: '正在提交…',
};
