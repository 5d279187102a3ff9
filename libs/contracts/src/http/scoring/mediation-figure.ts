import { besideScores, type MediationBesideName } from '@fengqiao/domain/score/mediation/mediation';
import { z } from 'zod';

export const MediationFigureView = z
  .object({
    met: z.int().describe('A plain count; of a share or so many on a hundred, what stands above the line'),
    total: z.int().nullable().describe('Null for a plain count'),
    value: z
      .number()
      .nullable()
      .describe('A share between 0 and 1, so many on a hundred, or days; null for a count, and below five'),
    interval: z.object({ low: z.number(), high: z.number() }).nullable().describe('At 95 %, Wilson'),
    status: z.enum(['sufficient', 'insufficient-sample']),
  })
  .meta({ id: 'MediationFigure' });
export type MediationFigureView = z.infer<typeof MediationFigureView>;

/** What stands beside a unit's score of its disputes (domain text, Scoring). */
export const MediationBeside = z
  .object(
    Object.fromEntries(besideScores.map((name) => [name, MediationFigureView])) as Record<
      MediationBesideName,
      typeof MediationFigureView
    >,
  )
  .meta({ id: 'MediationBeside' });
export type MediationBeside = z.infer<typeof MediationBeside>;
