import { v7 as uuidv7 } from 'uuid';
import type { WordedRow } from './insert-with-words.ts';

/**
 * Which fields of a record are no words, by kind of aggregate: ids and codes that the rules or a reader cannot do
 * without, also when everything that people wrote has been erased. A field that is not named here is words.
 */
export const keptInRecord: Readonly<Record<string, readonly string[]>> = {
  // Who must not know, by ids: a case's state is built from it.
  case: ['confidentiality'],
  // What was performed is known by the hash of its words: another version may not change them, erased or not.
  dispute: ['said'],
  // Who did it, by id.
  closing: ['by'],
};

/** Parts what stays with the event from what people wrote, which gets a row of its own; where there is nothing, none. */
export function partRecord(aggregateType: string, whole: object): WordedRow {
  const kept = keptInRecord[aggregateType] ?? [];
  const fields = Object.entries(whole).filter(([, value]) => value !== undefined);
  const record = Object.fromEntries(fields.filter(([field]) => kept.includes(field)));
  const words = fields.filter(([field]) => !kept.includes(field));
  return words.length === 0 ? { record } : { record, words: Object.fromEntries(words), words_id: uuidv7() };
}
