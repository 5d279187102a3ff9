/** 常用答复. */
export const templates = {
  title: (count: number) => `我自己的常用答复（${count}）`,
  hint: '只存在这台电脑的浏览器里，请勿写入个人信息。',
  name: '模板名称',
  keep: '把上面写的存为模板',
  drop: '删除',
  dropOf: (name: string) => `删除模板 ${name}`,
};
