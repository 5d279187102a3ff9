import type { AskingReader } from '@fengqiao/contracts/rpc/asking-reader';
import { callerOf } from '@fengqiao/identity/subject-key';
import { RpcUnanswered } from '@fengqiao/nats/rpc-client';
import { ProblemException } from '@fengqiao/service/problems/problem';
import { signatureOf, type Asker } from './asker.ts';

/** The limit of each such question. */
const askedAtOnce = 500;

/**
 * Which of some aggregates this reader may see, as their owner says. Unavailable when it does not answer: nothing is
 * shown that may not be seen.
 */
export async function askVisible(
  ids: Iterable<string>,
  asker: Asker,
  ask: (reader: AskingReader, ids: string[]) => Promise<{ visible: string[] }>,
): Promise<ReadonlySet<string>> {
  const reader = askingReader(asker);
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

/** The owner looks the caller up by itself; the first three are for one of the release before. */
function askingReader(asker: Asker): AskingReader {
  const caller = callerOf(asker.identity);
  const as = caller.kind === 'machine' ? caller : { ...caller, roles: caller.roles && [...caller.roles] };
  return { person: signatureOf(asker), roles: [...asker.roles], unit: asker.seats[0] ?? '-', as };
}
