import { z } from 'zod';

/** Where attachments are kept, and how. Without a place none are taken in. */
export interface AttachmentsConfig {
  /** A folder, or `s3://bucket/prefix`. */
  readonly place: string | undefined;
  /** `id:base64, …`: the first seals, all open. */
  readonly keys: string | undefined;
  /** A server that speaks S3; left out: Amazon's own. */
  readonly s3Endpoint: string | undefined;
  readonly s3Region: string;
  readonly s3AccessKeyId: string | undefined;
  readonly s3SecretAccessKey: string | undefined;
  /** `host:port` of ClamAV's daemon; left out: nothing is looked through. */
  readonly clamav: string | undefined;
  /** Files an hour from one block of addresses without a token, or from one person with one. */
  readonly uploadsPerHour: number;
}

export const noAttachments: AttachmentsConfig = {
  place: undefined,
  keys: undefined,
  s3Endpoint: undefined,
  s3Region: 'us-east-1',
  s3AccessKeyId: undefined,
  s3SecretAccessKey: undefined,
  clamav: undefined,
  uploadsPerHour: 300,
};

export const attachmentsEnvironment = {
  FENGQIAO_ATTACHMENTS: z.string().min(1).optional(),
  FENGQIAO_ATTACHMENT_KEYS: z.string().min(1).optional(),
  FENGQIAO_S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  FENGQIAO_S3_REGION: z.string().min(1).default(noAttachments.s3Region),
  AWS_ACCESS_KEY_ID: z.string().min(1).optional(),
  AWS_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  FENGQIAO_CLAMAV: z
    .string()
    .regex(/^[^\s:]+:\d{1,5}$/, 'host:port')
    .optional(),
  FENGQIAO_UPLOADS_PER_HOUR: z.coerce
    .number()
    .int()
    .min(1)
    .max(1_000_000)
    .default(noAttachments.uploadsPerHour),
};

type Read = z.output<z.ZodObject<typeof attachmentsEnvironment>>;

export function attachmentsConfig(values: Read): AttachmentsConfig {
  return {
    place: values.FENGQIAO_ATTACHMENTS,
    keys: values.FENGQIAO_ATTACHMENT_KEYS,
    s3Endpoint: values.FENGQIAO_S3_ENDPOINT,
    s3Region: values.FENGQIAO_S3_REGION,
    s3AccessKeyId: values.AWS_ACCESS_KEY_ID,
    s3SecretAccessKey: values.AWS_SECRET_ACCESS_KEY,
    clamav: values.FENGQIAO_CLAMAV,
    uploadsPerHour: values.FENGQIAO_UPLOADS_PER_HOUR,
  };
}

/** What is missing beside a place: better said at start than at the first photo. */
export function missingForAttachments({
  place,
  keys,
  s3AccessKeyId,
  s3SecretAccessKey,
}: AttachmentsConfig): string[] {
  if (place === undefined) return [];
  return [
    ...(keys === undefined
      ? ['FENGQIAO_ATTACHMENT_KEYS: needed where FENGQIAO_ATTACHMENTS names a place']
      : []),
    ...(place.startsWith('s3://') && (s3AccessKeyId === undefined || s3SecretAccessKey === undefined)
      ? ['AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY: needed for s3://']
      : []),
  ];
}
