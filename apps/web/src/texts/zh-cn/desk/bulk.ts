/** 批量办理. */
export const bulk = {
  title: (command: string, count: number) => `批量${command}：${count} 件`,
  cap: (most: number) => `一次最多 ${most} 件，逐件办理，每件都有结果`,
  preview: '办理前核对',
  allowed: (count: number) => `可以办理 ${count} 件`,
  leftOut: (count: number) => `不能办理 ${count} 件，将跳过：`,
  checking: (done: number) => `正在核对，已核对 ${done} 件`,
  start: (command: string, count: number) => `${command} ${count} 件`,
  progress: (done: number) => `已办 ${done} 件`,
  results: '结果',
  ok: '成功',
  failed: '未成功',
  failedStay: '未成功的仍保持选中',
  stop: '停止',
};
