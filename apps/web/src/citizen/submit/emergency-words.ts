/**
 * 紧急用语: words after which somebody is asked whether this cannot wait. They decide nothing about the matter, and stand here
 * rather than with a service so that nobody in danger waits for one.
 */
const urgent: readonly RegExp[] = [
  /救命|着火|起火|火灾|爆炸|持刀|拿刀|砍人|杀人|捅人|抢劫|绑架|劫持|自杀|跳楼|轻生|割腕|正在打人|被打|家暴|流血|昏迷|中毒|强奸|性侵|拐走|走失|失踪|溺水|落水|煤气泄漏|燃气泄漏/g,
  /\b(help me|on fire|a fire|explosion|stabb(?:ed|ing)|a knife|a gun|shoot(?:ing)?|robbed|robbery|kidnapp(?:ed|ing)|suicid(?:e|al)|kill(?:ing)? (?:me|him|her|myself)|being beaten|beating (?:me|her|him)|bleeding|unconscious|poison(?:ed|ing)|rap(?:e|ed)|drown(?:ed|ing)|missing child|gas leak)\b/gi,
];

/** Every word that sounds like danger. */
export function urgentWords(...texts: (string | undefined)[]): string[] {
  return texts.flatMap((text = '') =>
    urgent.flatMap((words) => [...text.matchAll(words)].map(([found]) => found.toLowerCase())),
  );
}
