import { z } from 'zod';

const moment = z.iso.datetime();
const personId = z.string().regex(/^[\w.-]{1,100}$/, 'as the directory calls somebody');

/** Whom a page is shown to, and until when. */
export const Session = z
  .object({
    person: z
      .object({
        id: z.string().nullable().describe('Null: signed in, and nobody of the directory'),
        name: z.string().nullable(),
        roles: z.array(z.string()),
        unit: z.string().nullable(),
      })
      .nullable()
      .describe('Null: nobody is signed in'),
    signInUrl: z.string(),
    signOutUrl: z.string(),
    idleEndsAt: moment.nullable().describe('When it ends if it is not used again'),
    endsAt: moment.nullable().describe('When it ends however much it is used'),
  })
  .meta({ id: 'Session' });

export const SignedOut = z
  .object({ next: z.string().describe('Where a page goes on: to sign out at the provider too') })
  .meta({ id: 'SignedOut' });

export const SessionsQuery = z.object({ person: personId.optional().describe('Of one person alone') });
export type SessionsQuery = z.infer<typeof SessionsQuery>;

export const EndSessionsQuery = z.object({ person: personId });
export type EndSessionsQuery = z.infer<typeof EndSessionsQuery>;

export const Sessions = z
  .object({
    items: z.array(
      z.object({
        id: z.uuid().describe('By which it is ended; opens nothing'),
        person: z.object({ id: z.string().nullable(), name: z.string().nullable() }),
        startedAt: moment,
        usedAt: moment,
        idleEndsAt: moment,
        endsAt: moment,
      }),
    ),
  })
  .meta({ id: 'Sessions' });

/** To the provider: nothing but that it is done. */
export const BackChannelAnswer = z.object({}).meta({ id: 'BackChannelAnswer' });

export const EndedSessions = z
  .object({ ended: z.int().min(0).describe('How many there were') })
  .meta({ id: 'EndedSessions' });
