import type { DisputeState } from '@fengqiao/domain/dispute/dispute';
import {
  isDone,
  type Obligation,
  type ObligationTerms,
} from '@fengqiao/domain/dispute/settlement/settlement';
import type { EntityManager } from 'typeorm';
import { hashOfWords } from '../settlement-document/keep-documents.ts';
import { readWords, type DisputeWords } from './dispute-words.ts';

/**
 * The state with what releases before did not write of an obligation: the hash of its words, and when it was due as it
 * was agreed. Taken from the events while the words are there; where they are erased it stays unknown, and a repetition
 * of that obligation is taken at its word.
 */
export async function withPerformedWords(manager: EntityManager, state: DisputeState): Promise<DisputeState> {
  if (!state.obligations.some((each) => isDone(each) && each.said === undefined)) return state;
  const words = await readWords(manager, state.id);
  const { settlement } = state;
  return {
    ...state,
    obligations: state.obligations.map((each) =>
      isDone(each) ? performed(each, state.number, words) : each,
    ),
    settlement: settlement && {
      ...settlement,
      obligations: settlement.obligations.map((each) =>
        saidUnder(each, settlement.version, state.number, words),
      ),
    },
  };
}

function performed(obligation: Obligation, number: string, words: DisputeWords): Obligation {
  const under = words.performedUnder.get(obligation.id);
  if (!under) return obligation;
  const agreed = under.agreedDueAt === null ? {} : { agreedDueAt: under.agreedDueAt };
  return { ...agreed, ...saidUnder(obligation, under.version, number, words) };
}

function saidUnder<Terms extends ObligationTerms>(
  terms: Terms,
  version: number,
  number: string,
  { drafts }: DisputeWords,
): Terms {
  const owed = drafts.get(version)?.owed?.[terms.id];
  if (terms.said !== undefined || !owed) return terms;
  return { ...terms, said: hashOfWords(number, { id: terms.id, ...owed }) };
}
