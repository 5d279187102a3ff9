import { clockNames } from '@fengqiao/domain/case/case';
import { bounds } from '@fengqiao/domain/bounds';
import { z } from 'zod';
import { PersonId, UnitPath } from '../fragments/names.ts';
import type { Service } from '../../events/envelope.ts';
import { staffChannels } from '../../temporal/notices.ts';

const bothLanguages = z.object({ 'zh-CN': z.string(), en: z.string() });

/**
 * What a notice can be about, and which service tells of it. `joint` is the daily digest of a station's joint mediation, `period` the closing of a period
 * of scores.
 */
export const noticeOwners = {
  case: 'intake',
  dispute: 'mediation',
  consultation: 'mediation',
  joint: 'mediation',
  period: 'scoring',
  hazard: 'outreach',
} as const satisfies Record<string, Service>;
export type NoticeSubject = keyof typeof noticeOwners;
/** What one service tells of. */
export type NoticeSubjectOf<Owner extends Service> = {
  [Subject in NoticeSubject]: (typeof noticeOwners)[Subject] extends Owner ? Subject : never;
}[NoticeSubject];

const [first, ...others] = Object.keys(noticeOwners) as [NoticeSubject, ...NoticeSubject[]];
export const noticeSubjects = [first, ...others] as const;

export function noticeSubjectsOf<Owner extends Service>(owner: Owner): NoticeSubjectOf<Owner>[] {
  return noticeSubjects.filter(
    (subject): subject is NoticeSubjectOf<Owner> => noticeOwners[subject] === owner,
  );
}

const notice = {
  id: z.uuid(),
  case: z
    .object({ id: z.uuid(), number: z.string() })
    .nullable()
    .describe('Null for the summary of an import, and for what is about something else'),
  about: z
    .object({ kind: z.enum(noticeSubjects), id: z.uuid(), number: z.string() })
    .nullable()
    .describe('What it is about, a case too; null for the summary of an import'),
  cause: z.object({
    type: z.string().describe('Type of the event; `imported` for the summary of an import'),
    seq: z.int().nullable(),
    rung: z.string().nullable().describe('The highest rung of one climb'),
    words: bothLanguages,
  }),
  clock: z.string().nullable(),
  dueAt: z.string().nullable(),
  seat: z.string().describe('As what the person is told: `unit#chief`, `unit#desk`, `unit#mediator`'),
  passedUpFrom: z.string().nullable().describe('The seat that was passed over because nobody was there'),
  cases: z.int().describe('How many it is about: more than one of an import or a digest'),
  breached: z.int().describe('Of an import: open cases past a limit'),
  escalated: z.int(),
  createdAt: z.string(),
  releasedAt: z
    .string()
    .describe('From when it may be read: it waits for opening hours, but of a new matter'),
  readAt: z.string().nullable(),
  acknowledgedAt: z.string().nullable(),
  deliveries: z.array(
    z.object({
      channel: z.enum(staffChannels),
      state: z.enum(['waiting', 'delivered', 'failed']),
      at: z.string().nullable(),
      reason: z
        .string()
        .nullable()
        .describe(
          'Why not: `refused` by the address, `gone`, `private-address` (within the walls, not listed), `no-address`, `gave-up` after three days; of one that waits, `unreachable` or `answered-503` and the like',
        ),
    }),
  ),
};

export const NoticeView = z.object(notice).meta({ id: 'Notice' });
export type NoticeView = z.infer<typeof NoticeView>;

export const NoticeList = z
  .object({
    items: z.array(NoticeView),
    next: z.string().nullable(),
    unread: z.int().describe('How many `?unread=true` would list'),
    mark: z.string().describe('Give it as `since` to learn what came or changed after this answer'),
    serverTime: z.string(),
  })
  .meta({ id: 'NoticeList' });

export const CaseNotices = z
  .object({
    items: z.array(z.object({ ...notice, recipient: z.string() }).meta({ id: 'CaseNotice' })),
    serverTime: z.string(),
  })
  .meta({ id: 'CaseNotices' });

export const NoticeQuery = z.strictObject({
  unread: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional(),
  since: z
    .string()
    .regex(/^\d{1,18}\.\d{1,15}$/)
    .optional()
    .describe('A `mark` of an earlier answer'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.uuid().optional(),
});
export type NoticeQuery = z.infer<typeof NoticeQuery>;

export const MarkNoticeBody = z.strictObject({}).meta({ id: 'MarkNoticeBody' });

export const MarkNoticesBody = z
  .strictObject({
    ids: z
      .array(z.uuid())
      .min(1)
      .max(bounds.noticesOfMark)
      .describe('As they were listed; what is not in the inbox of the caller any more is passed over'),
  })
  .meta({ id: 'MarkNoticesBody' });
export type MarkNoticesBody = z.infer<typeof MarkNoticesBody>;

export const NoticesMarked = z
  .object({ marked: z.int().describe('How many of them are in the inbox, and marked now') })
  .meta({ id: 'NoticesMarked' });
export type NoticesMarked = z.infer<typeof NoticesMarked>;

export const AccountabilityQuery = z.strictObject({
  unit: UnitPath.optional().describe('Of the handling unit then, at or below'),
  owner: UnitPath.optional().describe("The owner's unit then, exactly"),
  holder: PersonId.optional().describe('Who held the owner post then, or stood in'),
  clock: z.enum(clockNames).optional(),
  cause: z.enum(['breach', 'unsatisfied']).optional(),
  period: z
    .string()
    .regex(/^\d{4}(-(Q[1-4]|0[1-9]|1[0-2]))?$/, '2026, 2026-Q4 or 2026-11')
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.uuid().optional(),
});
export type AccountabilityQuery = z.infer<typeof AccountabilityQuery>;

export const AccountabilityList = z
  .object({
    items: z.array(
      z
        .object({
          id: z.uuid(),
          case: z.object({ id: z.uuid(), number: z.string() }),
          cause: z.enum(['breach', 'unsatisfied']),
          clock: z.string(),
          instance: z.int(),
          unit: z.string(),
          owner: z.object({ unit: z.string(), post: z.string(), holder: z.string().nullable() }),
          dueAt: z.string().nullable(),
          occurredAt: z.string(),
          lateSeconds: z
            .number()
            .nullable()
            .describe("Of a breach: how late, in the limit's own kind of time, up to now while it runs on"),
          running: z.boolean().describe('The clock has not ended yet'),
          withdrawn: z
            .boolean()
            .describe('Its case was voided, or received at another moment: it counts nowhere'),
        })
        .meta({ id: 'AccountabilityRecord' }),
    ),
    next: z.string().nullable(),
    serverTime: z.string(),
  })
  .meta({ id: 'AccountabilityList' });
