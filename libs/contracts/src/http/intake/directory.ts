import { roles } from '@fengqiao/domain/directory/directory';
import { unitLevels } from '@fengqiao/domain/directory/unit';
import { z } from 'zod';
import { PersonId, Subject, UnitPath } from '../fragments/names.ts';
import { Moment } from '../fragments/moment.ts';
import { Slug } from '../fragments/slug.ts';
import { nameOf, words } from '../fragments/words.ts';

const Role = z.enum(roles as [string, ...string[]]);
const since = Moment.optional().describe('Left out: now. Nothing may begin before now');
const until = Moment.optional().describe('Left out: until further notice');
const subject = Subject.describe(
  'What a token must say to be this person’s, to the letter; left out when added, or null: the id',
);
const Post = Slug.default('chief').describe('A seat of the unit: `chief`, `deputy`');

export const AddUnitBody = z
  .strictObject({
    path: UnitPath,
    nameZh: words(200),
    nameEn: words(200),
    level: z.enum(unitLevels as [string, ...string[]]),
  })
  .meta({ id: 'AddUnitBody' });
export type AddUnitBody = z.infer<typeof AddUnitBody>;

export const RenameUnitBody = z
  .strictObject({ path: UnitPath, nameZh: words(200), nameEn: words(200) })
  .meta({ id: 'RenameUnitBody' });
export type RenameUnitBody = z.infer<typeof RenameUnitBody>;

export const AddPersonBody = z
  .strictObject({
    id: PersonId,
    subject: subject.optional(),
    nameZh: nameOf(100),
    role: Role,
    unit: UnitPath,
  })
  .meta({ id: 'AddPersonBody' });
export type AddPersonBody = z.infer<typeof AddPersonBody>;

export const ChangedPerson = z
  .object({
    id: z.string(),
    subject: z.string(),
    nameZh: z.string(),
    role: z.string(),
    unit: z.string(),
  })
  .meta({ id: 'ChangedPerson' });
export type ChangedPerson = z.infer<typeof ChangedPerson>;

export const ChangePersonBody = z
  .strictObject({
    subject: subject.nullable().optional(),
    nameZh: nameOf(100).optional(),
    role: Role.optional(),
    unit: UnitPath.optional(),
  })
  .refine((body) => Object.keys(body).length > 0, 'nothing to change')
  .meta({ id: 'ChangePersonBody' });
export type ChangePersonBody = z.infer<typeof ChangePersonBody>;

export const ContactBody = z
  .strictObject({
    email: z.email().max(254).nullable().describe('Null: no e-mail'),
    webhook: z
      .url({ protocol: /^https?$/ })
      .max(1000)
      .refine((text) => !/^\w+:\/\/[^/?#]*@/.test(text), 'no user or password in the address')
      .nullable()
      .describe('Null: no webhook. Called by HTTP POST, signed'),
  })
  .meta({ id: 'ContactBody' });
export type ContactBody = z.infer<typeof ContactBody>;

export const SeatBody = z
  .strictObject({ unit: UnitPath, post: Post, person: PersonId, since })
  .meta({ id: 'SeatBody' });
export type SeatBody = z.infer<typeof SeatBody>;

export const StandInBody = z
  .strictObject({ unit: UnitPath, post: Post, person: PersonId, since, until })
  .meta({ id: 'StandInBody' });
export type StandInBody = z.infer<typeof StandInBody>;

export const AbsenceBody = z.strictObject({ person: PersonId, since, until }).meta({ id: 'AbsenceBody' });
export type AbsenceBody = z.infer<typeof AbsenceBody>;

export const CancelBody = z.strictObject({}).meta({ id: 'CancelBody' });

export const UnitView = z
  .object({
    id: z.uuid(),
    path: z.string(),
    nameZh: z.string(),
    nameEn: z.string(),
    level: z.string(),
    parent: z.string().nullable(),
  })
  .meta({ id: 'Unit' });

export const UnitList = z
  .object({ items: z.array(UnitView), serverTime: z.string() })
  .meta({ id: 'UnitList' });

const term = { since: z.string().nullable(), until: z.string().nullable() };

export const PostHoldingView = z
  .object({ id: z.uuid(), unit: z.string(), post: z.string(), person: z.string(), ...term })
  .meta({ id: 'PostHolding' });

export const StandInView = z
  .object({ id: z.uuid(), unit: z.string(), post: z.string(), person: z.string(), ...term })
  .meta({ id: 'StandIn' });

export const AbsenceView = z.object({ id: z.uuid(), person: z.string(), ...term }).meta({ id: 'Absence' });

const person = {
  id: z.string(),
  nameZh: z.string(),
  role: z.string(),
  unit: z.string(),
  posts: z
    .array(z.object({ unit: z.string(), post: z.string(), standIn: z.boolean() }))
    .describe('Held, or stood in for, now'),
  away: z.boolean(),
};

export const PersonList = z
  .object({
    items: z.array(z.object(person).meta({ id: 'PersonSummary' })),
    next: z.string().nullable(),
    serverTime: z.string(),
  })
  .meta({ id: 'PersonList' });

export const PersonView = z
  .object({
    ...person,
    subject: z
      .string()
      .nullable()
      .describe('By what tokens know him or her; shown to the person and the administrator alone'),
    contact: z
      .object({ email: z.string().nullable(), webhook: z.string().nullable() })
      .nullable()
      .describe('How notices reach him or her; shown to the person and the administrator alone'),
    history: z.object({
      postings: z.array(z.object({ role: z.string(), unit: z.string(), ...term })),
      holdings: z.array(PostHoldingView),
      standIns: z.array(StandInView),
      absences: z.array(AbsenceView),
    }),
    serverTime: z.string(),
  })
  .meta({ id: 'Person' });

export const MeView = z
  .object({
    id: z.string().nullable().describe('Null: the token is good, and names nobody of the directory'),
    nameZh: z.string().nullable(),
    roles: z.array(z.string()).describe('Of all seats, as narrowed by the token'),
    unit: z.string().nullable().describe('Where he or she is posted'),
    seats: z.array(z.string()).describe('Unit paths of all seats, stand-ins included'),
  })
  .meta({ id: 'Me' });

export const PostView = z
  .object({
    unit: z.string(),
    post: z.string(),
    holder: z.string().nullable().describe('Null: vacant'),
    away: z.boolean().describe('The holder is on record as away'),
    standIn: StandInView.nullable(),
    acting: z
      .object({ person: z.string(), unit: z.string(), post: z.string(), standIn: z.boolean() })
      .nullable()
      .describe('Who acts for it: of another unit when it was passed up'),
  })
  .meta({ id: 'Post' });

export const PostList = z
  .object({ items: z.array(PostView), at: z.string(), serverTime: z.string() })
  .meta({ id: 'PostList' });

export const PostHistory = z
  .object({
    holdings: z.array(PostHoldingView),
    standIns: z.array(StandInView),
    serverTime: z.string(),
  })
  .meta({ id: 'PostHistory' });

export const UnitQuery = z.strictObject({ unit: UnitPath.optional().describe('At or below') });
export type UnitQuery = z.infer<typeof UnitQuery>;

export const PeopleQuery = z.strictObject({
  unit: UnitPath.optional().describe('At or below'),
  role: Role.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: PersonId.optional(),
});
export type PeopleQuery = z.infer<typeof PeopleQuery>;

export const PostsQuery = z.strictObject({
  unit: UnitPath.optional().describe('At or below'),
  at: Moment.optional().describe('As of a moment, past or planned; left out: now'),
});
export type PostsQuery = z.infer<typeof PostsQuery>;

export const PostHistoryQuery = z.strictObject({ unit: UnitPath, post: Post });
export type PostHistoryQuery = z.infer<typeof PostHistoryQuery>;
