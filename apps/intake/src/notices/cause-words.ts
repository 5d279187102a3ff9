/** What a notice is about, in both languages. Of a type that has no words here, its name is shown. */
const words: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  reminder: ['提醒', 'Reminder'],
  warning: ['预警', 'Warning'],
  breach: ['超时', 'Limit missed'],
  escalation: ['升级督办', 'Escalation'],
  assigned: ['已交办', 'Assigned'],
  accepted: ['已受理', 'Accepted'],
  imported: ['历史台账导入', 'Ledger imported'],
  assign: ['交办时限', 'assign'],
  complete: ['办结时限', 'complete'],
  'follow-up': ['回访时限', 'follow-up'],
  'sign-off': ['把关时限', 'sign-off'],
  archive: ['归档时限', 'archive'],
};

export function inWords(name: string): { 'zh-CN': string; en: string } {
  const [zh, en] = words[name] ?? [name, name];
  return { 'zh-CN': zh, en };
}

/** The kind of its highest rung, or the type of its event. */
export function causeOf({ causeType, rung }: { causeType: string; rung: string | null }): string {
  return rung?.split('/')[2] ?? causeType;
}
