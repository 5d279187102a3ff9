import { askedOnce } from '../parts/kept-answers.ts';
import { intake } from './client.ts';
import { answerOf } from './problem.ts';

/** What several pages read: the categories open to the public, the units' names, and the promise. */
export const askCategories = askedOnce(() => answerOf(intake.GET('/v1/categories')));
export const askUnits = askedOnce(() => answerOf(intake.GET('/v1/public/units')));
export const askChannels = askedOnce(() => answerOf(intake.GET('/v1/public/message-channels')));
export const askPromise = () => answerOf(intake.GET('/v1/public/promise'));
