/** 快捷键. */
export const keys = {
  title: '快捷键',
  on: '启用单键快捷键（只在输入框以外有效）',
  next: '下一行',
  previous: '上一行',
  open: '打开这一行',
  select: '选择或取消选择这一行',
  act: '办理这一行',
  help: '打开本说明',
  close: '关闭',
  key: '按键',
  does: '作用',
};
