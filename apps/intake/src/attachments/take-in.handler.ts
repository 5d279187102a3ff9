import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { principalOf } from '@fengqiao/aggregate/commands/key-owner';
import { fileName } from '@fengqiao/attachments/content/file-name';
import { kindOf } from '@fengqiao/attachments/content/file-kind';
import { rewrite } from '@fengqiao/attachments/content/pdf';
import { redraw } from '@fengqiao/attachments/content/picture';
import type { Spooled } from '@fengqiao/attachments/upload/spool';
import {
  attachmentTypes,
  type AttachmentType,
  type UploadedAttachment,
} from '@fengqiao/contracts/http/intake/attachments';
import { principalText } from '@fengqiao/domain/aggregate/principal';
import { attachmentLimits } from '@fengqiao/domain/case/rules/attachments';
import { formatMoment } from '@fengqiao/domain/clock/dates/moment';
import { isRefusal, refuse, type Refusal } from '@fengqiao/domain/refusal';
import type { Identity } from '@fengqiao/identity/token-verifier';
import type { Logger } from '@fengqiao/observability/logger';
import type { ServiceConfig } from '@fengqiao/service/bootstrap/config';
import { CONFIG, LOGGER } from '@fengqiao/service/bootstrap/tokens';
import { CallerLimit } from '@fengqiao/service/http/limits/caller-limit';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { CaseDesk } from '../cases/case-desk.ts';
import { AttachmentVault } from './attachment-vault.ts';
import { AttachmentRow } from './attachment.entity.ts';
import { keyHash } from './uploads-of-command.ts';
import { Turns } from '@fengqiao/apart/turns';

const dayMs = 86_400_000;
const megabyte = 1_048_576;
/**
 * Looked at in one process at once: each may take a processor and hundreds of megabytes. Papers apart, since one can be
 * made that takes all the time there is; photos do not wait for it.
 */
const picturesAtOnce = 2;
const papersAtOnce = 1;

export interface Sent {
  readonly identity: Identity | null;
  readonly clientBlock: string;
  readonly bytes: Readable;
  /** What its sender says it is; null where nothing is said. */
  readonly claimed: string | null;
  readonly name: string;
  /** NaN where it was not said. */
  readonly length: number;
  /** Whoever sends it is gone, and waits for no answer. */
  readonly gone: AbortSignal;
}

type Limits = ReturnType<typeof attachmentLimits>;

/** Takes in a file: looked at, drawn or written anew, sealed, and kept for a day until a command names it. */
@Injectable()
export class TakeInHandler {
  private readonly pictures = new Turns(picturesAtOnce);
  private readonly papers = new Turns(papersAtOnce);

  constructor(
    private readonly dataSource: DataSource,
    private readonly desk: CaseDesk,
    private readonly vault: AttachmentVault,
    private readonly limit: CallerLimit,
    @Inject(CONFIG) private readonly config: ServiceConfig,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  async take(sent: Sent): Promise<UploadedAttachment | Refusal> {
    const { vault, config } = this;
    if (!vault.isOpen) return refuse('attachments-off');
    const { uploadsPerHour } = config.attachments;
    const tooOften = await this.limit.take('attach', callerOf(sent), uploadsPerHour);
    if (tooOften) return tooOften;
    const { rules } = await this.desk.premisesAt(this.dataSource.manager, await this.desk.now());
    const limits = attachmentLimits(rules.policy);
    const bytes = limits.megabytes * megabyte;
    if (sent.length > bytes) return refuse('too-large', [], { most: bytes });
    try {
      return await this.receive(sent, limits, bytes);
    } catch (error) {
      if (!(error instanceof Error && 'syscall' in error)) throw error;
      // No room, or no right to it.
      this.log.error({ err: error }, 'an attachment could not be written down');
      return refuse('unavailable');
    }
  }

  private receive(sent: Sent, limits: Limits, bytes: number): Promise<UploadedAttachment | Refusal> {
    const { spool } = this.vault;
    const withinMs = this.config.limits.uploadWithinMs;
    return spool.within(async (path) => {
      const spooled = await spool.receive(sent.bytes, path, { bytes, withinMs });
      if (isRefusal(spooled)) return spooled;
      const type = await typeOf(sent, spooled);
      if (isRefusal(type)) return type;
      const turns = type === 'application/pdf' ? this.papers : this.pictures;
      const looked = await spool.within((drawn) =>
        turns.take(callerOf(sent), sent.gone, () => this.lookAt(sent, type, spooled, drawn, limits)),
      );
      return looked ?? refuse('attachment-broken-off');
    });
  }

  private async lookAt(
    sent: Sent,
    type: AttachmentType,
    original: Spooled,
    drawn: string,
    limits: Limits,
  ): Promise<UploadedAttachment | Refusal> {
    const unfit =
      (await this.vault.scanner.scan(original.path)) ??
      (type === 'application/pdf'
        ? await rewrite(original.path, drawn, limits.pages, sent.gone)
        : await redraw(original.path, drawn, limits, sent.gone));
    // Nobody would know by which name to use it.
    if (sent.gone.aborted) return refuse('attachment-broken-off');
    return unfit ?? this.keep(sent, type, original, drawn);
  }

  /** The row first, then what it stands for: whoever dies in between leaves a row that says what is to be removed. */
  private async keep(
    sent: Sent,
    type: AttachmentType,
    original: Spooled,
    drawn: string,
  ): Promise<UploadedAttachment | Refusal> {
    const { manager } = this.dataSource;
    const now = await this.desk.now();
    const isStaff = sent.identity !== null;
    const key = isStaff ? null : randomBytes(24).toString('base64url');
    const { size } = await stat(drawn);
    const row = manager.create(AttachmentRow, {
      id: uuidv7(),
      state: 'arriving',
      owner: sent.identity ? principalText(principalOf(sent.identity)) : null,
      keyHash: key === null ? null : keyHash(key),
      name: fileName(sent.name, type),
      ...{ type, size },
      // A citizen's photo says where and by what it was taken: no more of it is kept than is shown.
      sha256: isStaff ? original.sha256 : await sha256Of(drawn),
      originalSize: isStaff ? original.size : null,
      createdAt: new Date(now),
      expiresAt: new Date(now + dayMs),
    });
    await manager.insert(AttachmentRow, row);
    try {
      await this.vault.keep(row.id, 'shown', drawn, size);
      if (isStaff) await this.vault.keep(row.id, 'original', original.path, original.size);
    } catch (error) {
      this.log.error({ err: error }, 'an attachment could not be kept');
      return refuse('unavailable');
    }
    await manager.update(AttachmentRow, { id: row.id }, { state: 'kept' });
    const { id, name, sha256 } = row;
    const timeZone = await this.desk.timeZone();
    return {
      ...{ id, name: name ?? '', type, size, sha256 },
      ...(key !== null && { key }),
      expiresAt: formatMoment(now + dayMs, timeZone),
    };
  }
}

function callerOf({ identity, clientBlock }: Sent): string {
  return identity ? principalText(principalOf(identity)) : clientBlock;
}

/** What it is by its content, which must be what its sender says. */
async function typeOf({ claimed }: Sent, { path }: Spooled): Promise<AttachmentType | Refusal> {
  const found = await kindOf(path);
  const type = attachmentTypes.find((each) => each === found);
  const lies = claimed !== null && isTaken(claimed) && claimed !== found;
  if (lies || (type && claimed !== null && claimed !== type)) return refuse('attachment-lies');
  return type ?? refuse('attachment-not-taken');
}

function isTaken(type: string): boolean {
  return attachmentTypes.some((each) => each === type);
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  return hash.digest('hex');
}
