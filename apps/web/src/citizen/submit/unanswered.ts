import type { matterBody } from './matter-body.ts';

type Body = ReturnType<typeof matterBody>;

/** A matter that was sent and not answered: the one key it goes by, and everything that was sent by it, the newest last. */
export interface Unanswered {
  readonly key: string;
  readonly sent: readonly Body[];
}

/*
 * It stands in this tab's own storage beside the text that was typed, from before the first sending until an answer was
 * seen, so that neither a reload nor a change of mind makes two matters of one. No code gets here, and the key is forgotten
 * with the answer.
 */
const place = 'fengqiao.submission';
/** The same, where a browser keeps nothing. */
let here: Unanswered | null = null;

export function readUnanswered(): Unanswered | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(place) ?? 'null') as Partial<Unanswered> | null;
    return kept?.key && kept.sent ? { key: kept.key, sent: kept.sent } : here;
  } catch {
    return here;
  }
}

/** Null: an answer was seen. */
export function keepUnanswered(unanswered: Unanswered | null): void {
  here = unanswered;
  try {
    if (unanswered === null) sessionStorage.removeItem(place);
    else sessionStorage.setItem(place, JSON.stringify(unanswered));
  } catch {
    // Then a reload in the middle of sending is the only thing that could make two of one.
  }
}

/** Whether the same was said. Photos that a reload has lost are still there with what was sent before. */
export function isSame(sent: Body, now: Body, photosLost: boolean): boolean {
  const said = (body: Body) => JSON.stringify(photosLost ? { ...body, attachments: undefined } : body);
  return said(sent) === said(now);
}
