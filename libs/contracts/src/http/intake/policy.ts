import { z } from 'zod';
import { CasePolicyFile } from '../../policy-file.ts';
import { publication, Reprojection } from './publication.ts';

const openCases = z
  .enum(['keep', 're-project'])
  .describe('Whether open cases keep the version they began with, or are brought under this one on purpose');

export const PolicyView = z
  .object({
    policy: z
      .object({ version: z.string() })
      .loose()
      .describe('Limits and rungs, as they can be published again'),
    openCases,
    ...publication,
    edition: z.int().describe('Number of the publication; the ETag'),
    reprojection: Reprojection.nullable().describe('Null where open cases were left alone'),
  })
  .meta({ id: 'PolicyView' });
export type PolicyView = z.infer<typeof PolicyView>;

export const PolicyBody = z
  .strictObject({ policy: CasePolicyFile, openCases: openCases.default('keep') })
  .meta({ id: 'PolicyBody' });
export type PolicyBody = z.infer<typeof PolicyBody>;

export const PolicyVersion = z.object({
  version: z.string().min(1).max(100).optional().describe('Left out: the one for cases that begin now'),
});
export type PolicyVersion = z.infer<typeof PolicyVersion>;
