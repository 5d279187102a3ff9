import type { CaseView } from '../api/desk-client.ts';

type Offer = CaseView['commands'][number];

export interface Reason {
  readonly code: string;
  readonly message: Offer['message'];
  readonly commands: readonly Offer['command'][];
}

/** What cannot be done now, by why not. What keeps few acts says most of this case and stands first; commands keep their order. */
export function reasonsOf(offers: readonly Offer[]): readonly Reason[] {
  const byCode = new Map<string, Offer[]>();
  for (const offer of offers) {
    if (offer.allowed) continue;
    const code = offer.code ?? '';
    byCode.set(code, [...(byCode.get(code) ?? []), offer]);
  }
  return [...byCode]
    .map(([code, kept]) => ({
      code,
      message: kept[0]?.message ?? null,
      commands: kept.map(({ command }) => command),
    }))
    .toSorted((a, b) => a.commands.length - b.commands.length);
}
