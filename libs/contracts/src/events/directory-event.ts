import { roles } from '@fengqiao/domain/directory/directory';
import { z } from 'zod';

/*
 * Who sits where and holds what, as others may know it: ids, roles, unit paths, posts and times. No name and no
 * address of a person leaves intake. Each event says how its aggregate stands now, the newest `seq` holds.
 *
 * Owner: intake, which keeps the directory. Readers: mediation and outreach (who is responsible), scoring (whose
 * tenure it was). A poisoned one parks that person, holding, stand-in or absence in the reader's dead letters; cases go on.
 */
const since = z.iso.datetime({ offset: true }).nullable().describe('Null: as far back as is known');
const until = z.iso.datetime({ offset: true }).nullable().describe('Null: until further notice');
const by = z.string().nullable().describe('Who changed it; null for what was there before');
const Role = z.enum(roles as [string, ...string[]]);

/** `fengqiao.intake.person.changed`: where a person sits and in which role, since when. */
export const PersonEventData = z.object({
  person: z.string(),
  subject: z
    .string()
    .optional()
    .describe('SHA-256 (base64url) of what a token must say to be this person’s; left out: of the id'),
  role: Role,
  unit: z.string(),
  since,
  by,
});
export type PersonEventData = z.infer<typeof PersonEventData>;

const seat = { unit: z.string(), post: z.string(), person: z.string(), since, until, by };

/** `fengqiao.intake.post.changed`: one holding of a post, from when to when. Its end may come later, or be moved. */
export const PostEventData = z.object(seat);
export type PostEventData = z.infer<typeof PostEventData>;

/** `fengqiao.intake.stand-in.changed`: who stands in for a post; one with `until` not after `since` was taken back. */
export const StandInEventData = z.object(seat);
export type StandInEventData = z.infer<typeof StandInEventData>;

/** `fengqiao.intake.absence.changed`: who is away; taken back as a stand-in is. */
export const AbsenceEventData = z.object({ person: z.string(), since, until, by });
export type AbsenceEventData = z.infer<typeof AbsenceEventData>;

/** By the aggregate each is about; every one of them is of type `changed`. */
export const directoryEvents = {
  person: PersonEventData,
  post: PostEventData,
  'stand-in': StandInEventData,
  absence: AbsenceEventData,
} as const;
export type DirectoryAggregate = keyof typeof directoryEvents;

/** A directory event as one row of facts, whatever it is about: what it does not say is null. */
export interface DirectoryFact {
  readonly kind: DirectoryAggregate;
  readonly person: string;
  readonly subject: string | null;
  readonly role: string | null;
  readonly unit: string | null;
  readonly post: string | null;
  readonly since: string | null;
  readonly until: string | null;
}

/** Null for an event about anything else; `broken` for one without the shape of its type. */
export function readDirectoryEvent(type: string, data: unknown): DirectoryFact | 'broken' | null {
  const kind = /^fengqiao\.intake\.(person|post|stand-in|absence)\.changed$/.exec(type)?.[1] as
    DirectoryAggregate | undefined;
  if (!kind) return null;
  const parsed = directoryEvents[kind].safeParse(data);
  if (!parsed.success) return 'broken';
  const nothing = { subject: null, role: null, unit: null, post: null, until: null };
  const { by: _, ...said } = parsed.data;
  return { ...nothing, ...said, kind };
}
