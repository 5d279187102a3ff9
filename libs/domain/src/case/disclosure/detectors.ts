export type Kind =
  | 'id-number'
  | 'phone-number'
  | 'bank-card'
  | 'email-address'
  | 'chat-number'
  | 'person-name'
  | 'plate-number'
  | 'home-address';
export type Remedy = 'leave out' | 'word of another';

export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface Detector {
  readonly kind: Kind;
  readonly remedy: Remedy;
  readonly find: (text: string) => Span[];
}

export const detectors: readonly Detector[] = [];
