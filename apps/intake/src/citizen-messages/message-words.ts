import type { CaseFact } from '@fengqiao/domain/case/case-event';

export type Language = 'zh-CN' | 'en';

interface Words {
  readonly subject: string;
  readonly text: string;
}

type Wording = (number: string, confirmation: string) => Record<Language, Words>;

/** What a reporter is told of by message, in the language chosen; never a word of the matter itself. */
const wordings: { readonly [Type in CaseFact['type']]?: Wording } = {
  'code-issued': (number, confirmation) => ({
    'zh-CN': {
      subject: `【枫桥】事项 ${number} 已换取新查询码`,
      text: `事项 ${number} 已凭回执换取新的查询码，原查询码作废。\n\n验证码：${confirmation}\n\n在群众查询页面输入验证码后，新查询码即可办理撤回、同意等事。若非本人办理，请勿告知他人，并请联系受理窗口。\n`,
    },
    en: {
      subject: `Fengqiao: a new query code for ${number}`,
      text: `A receipt for ${number} was exchanged for a new query code; the code before opens nothing any more.\n\nConfirmation: ${confirmation}\n\nEnter it on the citizens' page: the new code can then withdraw, consent and the like. If this was not you, tell it to nobody and call the desk.\n`,
    },
  }),
  asked: (number) => ({
    'zh-CN': {
      subject: `【枫桥】事项 ${number} 需要您补充情况`,
      text: `承办单位就事项 ${number} 有一个问题。请凭编号和查询码在群众查询页面查看并补充。\n`,
    },
    en: {
      subject: `Fengqiao: a question about ${number}`,
      text: `Those who work on ${number} have a question. Read and answer it on the citizens' page, with the number and your query code.\n`,
    },
  }),
};

export const toldTypes: readonly string[] = Object.keys(wordings);

/** Whether the message carries what confirms a code. */
export function confirms(kind: string): boolean {
  return kind === 'code-issued';
}

export function messageWords(
  kind: string,
  number: string,
  confirmation: string,
  language: Language,
): Words | null {
  const wording = (wordings as Readonly<Record<string, Wording | undefined>>)[kind];
  return wording?.(number, confirmation)[language] ?? null;
}
