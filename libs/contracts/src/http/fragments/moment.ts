import { parseMoment } from '@fengqiao/domain/clock/dates/moment';
import { z } from 'zod';

/** RFC 3339 with an offset, as text: `2026-11-20T17:00:00+08:00`. */
export const Moment = z
  .string()
  .max(40)
  .refine((text) => parseMoment(text) !== null, 'RFC 3339 with an offset')
  .meta({ format: 'date-time', example: '2026-11-20T17:00:00+08:00' });
