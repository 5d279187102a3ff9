import { z } from 'zod';
import { TrustedProxies } from '../http/client-address.ts';
import { defaultLimits, type HttpLimits } from '../http/limits/http-limits.ts';

const count = (usual: number) => z.coerce.number().int().min(1).default(usual);
const seconds = (usualMs: number) =>
  z.coerce
    .number()
    .min(1)
    .max(3_600)
    .default(usualMs / 1_000)
    .transform((given) => given * 1_000);

/** What every process that serves HTTP reads from its environment. */
export const httpEnvironment = {
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535),
  FENGQIAO_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  FENGQIAO_MOST_REQUESTS: count(defaultLimits.mostRequests),
  FENGQIAO_MOST_BODIES_PER_CALLER: count(defaultLimits.mostBodiesPerCaller),
  FENGQIAO_MOST_IMPORTS_PER_CALLER: count(defaultLimits.mostImportsPerCaller),
  FENGQIAO_HEADERS_SECONDS: seconds(defaultLimits.headersWithinMs),
  FENGQIAO_BODY_SECONDS: seconds(defaultLimits.bodyWithinMs),
  FENGQIAO_IMPORT_SECONDS: seconds(defaultLimits.importWithinMs),
  FENGQIAO_UPLOAD_SECONDS: seconds(defaultLimits.uploadWithinMs),
  FENGQIAO_TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((text, context) => {
      try {
        return TrustedProxies.read(text);
      } catch (error) {
        context.addIssue({ code: 'custom', message: (error as RangeError).message });
        return z.NEVER;
      }
    }),
};

type HttpValues = { [Name in keyof typeof httpEnvironment]: z.infer<(typeof httpEnvironment)[Name]> };

export function limitsOf(values: HttpValues): HttpLimits {
  return {
    mostRequests: values.FENGQIAO_MOST_REQUESTS,
    mostBodiesPerCaller: values.FENGQIAO_MOST_BODIES_PER_CALLER,
    mostImportsPerCaller: values.FENGQIAO_MOST_IMPORTS_PER_CALLER,
    headersWithinMs: values.FENGQIAO_HEADERS_SECONDS,
    bodyWithinMs: values.FENGQIAO_BODY_SECONDS,
    importWithinMs: values.FENGQIAO_IMPORT_SECONDS,
    uploadWithinMs: values.FENGQIAO_UPLOAD_SECONDS,
  };
}
