import { chatNumbers, emailAddresses } from './contacts.ts';
import { homeAddresses } from './home-address.ts';
import { bankCards, idNumbers, phoneNumbers } from './numbers.ts';
import { personNames } from './person-name.ts';
import type { PlainText, Span } from './plain-text.ts';
import { plateNumbers } from './plate-number.ts';

export type Kind =
  | 'id-number'
  | 'phone-number'
  | 'bank-card'
  | 'email-address'
  | 'chat-number'
  | 'person-name'
  | 'plate-number'
  | 'home-address';

/** What helps: nothing but leaving it out; or another person who answers for it, with the consent it rests on. */
export type Remedy = 'leave out' | 'word of another';

export interface Detector {
  readonly kind: Kind;
  readonly remedy: Remedy;
  readonly find: (text: PlainText) => Span[];
}

/**
 * What looks personal in words that are to be published (domain text, `close`). What leads straight to somebody is never
 * published; what seems to name somebody may be meant to be, and a machine is wrong about names often enough.
 */
export const detectors: readonly Detector[] = [
  { kind: 'id-number', remedy: 'leave out', find: idNumbers },
  { kind: 'phone-number', remedy: 'leave out', find: phoneNumbers },
  { kind: 'bank-card', remedy: 'leave out', find: bankCards },
  { kind: 'email-address', remedy: 'leave out', find: emailAddresses },
  { kind: 'chat-number', remedy: 'leave out', find: chatNumbers },
  { kind: 'person-name', remedy: 'word of another', find: personNames },
  { kind: 'plate-number', remedy: 'word of another', find: plateNumbers },
  { kind: 'home-address', remedy: 'word of another', find: homeAddresses },
];
