import { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { BlobMissing, checkName, type BlobStore } from './blob-store.ts';

export interface S3Target {
  readonly bucket: string;
  /** Before every name; may be empty. */
  readonly prefix: string;
  /** Left out: Amazon's own. */
  readonly endpoint: string | undefined;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

const withinMs = 60_000;

/** Blobs in a bucket of any server that speaks S3. What is put there is sealed; the server's own encryption is beside it. */
export class S3Store implements BlobStore {
  private readonly client: S3Client;

  constructor(private readonly target: S3Target) {
    const { endpoint, region, accessKeyId, secretAccessKey } = target;
    this.client = new S3Client({
      region,
      credentials: { accessKeyId, secretAccessKey },
      ...(endpoint !== undefined && { endpoint, forcePathStyle: true }),
      // Servers other than Amazon's do not all know the newer sums; ours are in the seal.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      // A stream can be sent once.
      maxAttempts: 1,
      requestHandler: { requestTimeout: withinMs, connectionTimeout: 5_000 },
    });
  }

  async put(name: string, bytes: AsyncIterable<Uint8Array>, size: number): Promise<void> {
    const Body = Readable.from(bytes);
    // The client would wait for the rest of what breaks off until the request's time is over.
    const abort = new AbortController();
    Body.once('error', () => abort.abort());
    await this.client.send(new PutObjectCommand({ ...this.keyOf(name), Body, ContentLength: size }), {
      abortSignal: abort.signal,
    });
  }

  async get(name: string): Promise<Readable> {
    try {
      const { Body } = await this.client.send(new GetObjectCommand(this.keyOf(name)));
      if (!(Body instanceof Readable)) throw new BlobMissing(name);
      return Body;
    } catch (error) {
      if (error instanceof NoSuchKey) throw new BlobMissing(name);
      throw error;
    }
  }

  async delete(name: string): Promise<void> {
    await this.client.send(new DeleteObjectCommand(this.keyOf(name)));
  }

  close(): void {
    this.client.destroy();
  }

  private keyOf(name: string) {
    checkName(name);
    return { Bucket: this.target.bucket, Key: `${this.target.prefix}${name}` };
  }
}
