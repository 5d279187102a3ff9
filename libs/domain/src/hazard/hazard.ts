import type { PlainState } from '../aggregate/plain-kind.ts';

/** 安全隐患: something unsafe at a place, and what is done until it is put right (outreach text, The kinds). */
export const hazardStages = [
  'found',
  'noticed',
  'rectified',
  'failed',
  'referred',
  'closed',
  'solved',
  'taken-over',
  'voided',
] as const;
export type HazardStage = (typeof hazardStages)[number];

const endings: readonly HazardStage[] = ['closed', 'solved', 'taken-over', 'voided'];

export function isOpen(stage: HazardStage): boolean {
  return !endings.includes(stage);
}

/**
 * `notice`: until it is noticed, referred or solved; `rectify`: what the notice says; `re-check`: until somebody has looked
 * again; `receipt`: until the authority it was referred to has signed for it.
 */
export const hazardClocks = ['notice', 'rectify', 're-check', 'receipt'] as const;
export type HazardClock = (typeof hazardClocks)[number];

export const hazardKinds = [
  'fire',
  'electricity',
  'gas',
  'building',
  'road',
  'water',
  'workplace',
  'school',
  'crowd',
  'dangerous-goods',
  'other',
] as const;
export type HazardKind = (typeof hazardKinds)[number];

/** By which of the ways to people it was found. */
export const hazardChannels = ['contact', 'visit', 'meeting', 'lounge', 'screening'] as const;
export type HazardChannel = (typeof hazardChannels)[number];

/** Who can act where the police cannot. */
export const authorities = [
  'fire-rescue',
  'emergency-management',
  'market-supervision',
  'housing',
  'transport',
  'urban-management',
  'education',
  'energy',
  'water-affairs',
  'local-government',
] as const;
export type Authority = (typeof authorities)[number];

/** 送达: how a notice reached whoever must put it right. */
export const serviceMeans = ['in-person', 'left', 'post', 'agent', 'announcement'] as const;
export type ServiceMeans = (typeof serviceMeans)[number];

export const reCheckOutcomes = ['passed', 'failed'] as const;
export type ReCheckOutcome = (typeof reCheckOutcomes)[number];

/** 整改通知书, the n-th; its words are in the document that was kept, byte for byte. Moments in epoch milliseconds. */
export interface RectificationNotice {
  readonly n: number;
  readonly issuedAt: number;
  readonly rectifyBy: number;
  /** Of the document; null for one that an import tells of. */
  readonly hash: string | null;
  readonly servedAt: number | null;
  readonly extended: boolean;
  readonly claimedAt: number | null;
  readonly outcome: ReCheckOutcome | null;
}

/** A second failure must be referred: there is no third notice. */
export const mostNotices = 2;

export type HazardState = PlainState<HazardStage, HazardClock> & {
  /** The unit it is at: whoever sits there or above sees it, wherever its owner stands. */
  readonly place: string;
  readonly kind: HazardKind;
  readonly channel: HazardChannel;
  readonly foundAt: number;
  /** Person id; null: its desk has the ball. */
  readonly handler: string | null;
  readonly notices: readonly RectificationNotice[];
  readonly referredTo: Authority | null;
};

export function lastNotice({ notices }: Pick<HazardState, 'notices'>): RectificationNotice | null {
  return notices.at(-1) ?? null;
}
