import type { Identity } from '@fengqiao/identity/token-verifier';
import { RpcUnanswered } from '@fengqiao/nats/rpc-client';
import { ProblemException } from '@fengqiao/service/problems/problem';

/** The limit of each such question. */
const askedAtOnce = 500;

type Reader = Pick<Identity, 'person' | 'unit'> & { readonly roles: string[] };

/**
 * Which of some aggregates this reader may see, as their owner says. Unavailable when it does not answer: nothing is
 * shown that may not be seen.
 */
export async function askVisible(
  ids: Iterable<string>,
  { person, roles, unit }: Identity,
  ask: (reader: Reader, ids: string[]) => Promise<{ visible: string[] }>,
): Promise<ReadonlySet<string>> {
  const reader = { person, roles: [...roles], unit };
  const all = [...new Set(ids)];
  const visible = new Set<string>();
  try {
    for (let first = 0; first < all.length; first += askedAtOnce) {
      const answer = await ask(reader, all.slice(first, first + askedAtOnce));
      for (const id of answer.visible) visible.add(id);
    }
  } catch (error) {
    if (error instanceof RpcUnanswered) throw new ProblemException('unavailable');
    throw error;
  }
  return visible;
}
