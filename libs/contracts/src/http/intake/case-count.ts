import { z } from 'zod';

export const CaseCount = z
  .object({
    count: z.int().min(0).max(1000).describe('How many cases the list has, exactly; 1,000 where it has more'),
    more: z.boolean().describe('Whether there are more than that'),
    serverTime: z.string(),
  })
  .meta({ id: 'CaseCount' });
