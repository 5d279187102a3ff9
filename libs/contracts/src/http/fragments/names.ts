import { isPersonId } from '@fengqiao/domain/aggregate/principal';
import { z } from 'zod';
import { plainText } from './words.ts';

export const UnitPath = z
  .string()
  .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/, 'a unit path')
  .max(200);
/** What a token's claim must be, to the letter, to be somebody's: no blank at either end, which nobody would see. */
export const Subject = z
  .string()
  .max(255)
  .regex(plainText, 'no control characters')
  .regex(/^\S(.*\S)?$/u, 'no blank at either end');

export const PersonId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]*$/i, 'a person id')
  .max(64)
  .refine(isPersonId, 'an id that means somebody else');
