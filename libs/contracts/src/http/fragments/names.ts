import { z } from 'zod';

export const UnitPath = z
  .string()
  .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/, 'a unit path')
  .max(200);
export const PersonId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]*$/i, 'a person id')
  .max(64);
