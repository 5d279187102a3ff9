import { createHash, timingSafeEqual } from 'node:crypto';
import { principalOf } from '@fengqiao/aggregate/commands/key-owner';
import type { Evidence } from '@fengqiao/domain/aggregate/evidence';
import { principalText } from '@fengqiao/domain/aggregate/principal';
import { noUploads, type AttachmentRef, type Uploads } from '@fengqiao/domain/case/rules/attachments';
import type { Identity } from '@fengqiao/identity/token-verifier';
import { In, type EntityManager } from 'typeorm';
import { AttachmentRow } from './attachment.entity.ts';

/** What a command may say of attachments, whichever it is. */
export interface NamesAttachments {
  readonly attachments?: readonly AttachmentRef[] | undefined;
  readonly evidence?: readonly Evidence[] | undefined;
  readonly attachment?: string | undefined;
}

/** A key is long and random: a plain hash of it is enough. */
export function keyHash(key: string): Buffer {
  return createHash('sha256').update(`attachment:${key}`).digest();
}

/**
 * What is at hand of the attachments that a command names, under lock, so that two commands cannot both have one: those
 * that whoever gives it handed in, by the token or by the key; and what its case holds already.
 */
export async function uploadsOf(
  manager: EntityManager,
  command: NamesAttachments,
  { identity, now }: { readonly identity: Identity | null; readonly now: number },
  caseId: string | null,
): Promise<Uploads> {
  const { attachments = [], evidence = [] } = command;
  const keys = new Map(attachments.map(({ id, key }) => [id, key]));
  for (const each of evidence) if ('attachment' in each) keys.set(each.attachment, undefined);
  if (keys.size === 0 && command.attachment === undefined) return noUploads;
  const rows = await manager
    .createQueryBuilder(AttachmentRow, 'a')
    .setLock('pessimistic_write')
    .where('a.id = any(:ids) and a.state = :kept and a.case_id is null and a.expires_at > :now', {
      ...{ ids: [...keys.keys()], kept: 'kept', now: new Date(now) },
    })
    .orderBy('a.id')
    .getMany();
  const owner = identity === null ? null : principalText(principalOf(identity));
  const usable = rows.filter(
    (row) => (owner !== null && row.owner === owner) || isKeyOf(row, keys.get(row.id)),
  );
  const held = caseId === null ? [] : await manager.findBy(AttachmentRow, { caseId: In([caseId]) });
  return {
    usable: new Set(usable.map(({ id }) => id)),
    held: new Map(held.map(({ id, erasedAt }) => [id, erasedAt === null ? 'kept' : 'erased'])),
  };
}

function isKeyOf({ keyHash: hash }: AttachmentRow, key: string | undefined): boolean {
  return hash !== null && key !== undefined && timingSafeEqual(hash, keyHash(key));
}
