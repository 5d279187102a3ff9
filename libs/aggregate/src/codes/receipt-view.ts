import type { IssuedClaim } from './receipts.ts';

/** 回执 as it is printed; `local` writes a moment in the bureau's own time. */
export function receiptView(
  number: string,
  { claim, validUntil }: IssuedClaim,
  local: (moment: number) => string,
) {
  const day = local(validUntil).slice(0, 10);
  return {
    number,
    claim: grouped(claim),
    validUntil: local(validUntil),
    words: {
      'zh-CN': `请在 ${day} 前，凭编号 ${number} 和本回执上的取码凭证，在群众查询页面换取查询码。凭证只能使用一次，换取后原查询码作废。请勿将本回执交给他人；遗失请到窗口重新出具。`,
      en: `Before ${day}, exchange the claim on this receipt for a query code, on the citizens' page, with the number ${number}. It works once; the code before it then opens nothing any more. Show this receipt to nobody; if it is lost, ask a desk for another.`,
    },
  };
}

/** In fours, as people copy it: blanks and hyphens do not matter. */
function grouped(claim: string): string {
  return claim.replace(/(.{4})(?=.)/g, '$1-');
}
