import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { createReadStream } from 'node:fs';
import { seal, sealedSize, unseal } from '@fengqiao/attachments/sealed/seal';
import { SealingKeys } from '@fengqiao/attachments/sealed/sealing-keys';
import { ClamavScanner, noScanner, type VirusScanner } from '@fengqiao/attachments/scanner/virus-scanner';
import type { BlobStore } from '@fengqiao/attachments/store/blob-store';
import { FolderStore } from '@fengqiao/attachments/store/folder-store';
import { S3Store } from '@fengqiao/attachments/store/s3-store';
import { Spool } from '@fengqiao/attachments/upload/spool';
import type { AttachmentsConfig } from '@fengqiao/service/bootstrap/attachments-config';
import type { ServiceConfig } from '@fengqiao/service/bootstrap/config';
import { CONFIG } from '@fengqiao/service/bootstrap/tokens';
import { Inject, Injectable } from '@nestjs/common';

interface Equipped {
  readonly store: BlobStore;
  readonly keys: SealingKeys;
  readonly spool: Spool;
}

/** What is shown, and the file as it was sent. */
export type Form = 'shown' | 'original';

/** Where attachments lie, sealed, by the settings; without a place there is none, and none are taken in. */
@Injectable()
export class AttachmentVault {
  readonly scanner: VirusScanner;
  private readonly equipped: Equipped | null;

  constructor(@Inject(CONFIG) { attachments }: ServiceConfig) {
    this.equipped = equip(attachments);
    this.scanner = attachments.clamav === undefined ? noScanner : scannerAt(attachments.clamav);
  }

  get isOpen(): boolean {
    return this.equipped !== null;
  }

  get spool(): Spool {
    return this.equipment.spool;
  }

  get keys(): SealingKeys {
    return this.equipment.keys;
  }

  async keep(id: string, form: Form, path: string, size: number): Promise<void> {
    const { store, keys } = this.equipment;
    const name = nameOf(id, form);
    await store.put(name, seal(createReadStream(path), name, keys), sealedSize(size, keys));
  }

  async open(id: string, form: Form): Promise<AsyncGenerator<Buffer>> {
    const { store, keys } = this.equipment;
    const name = nameOf(id, form);
    return unseal(await store.get(name), name, keys);
  }

  /** All of it; done already is done. */
  async remove(id: string): Promise<void> {
    const { store } = this.equipment;
    await Promise.all([store.delete(nameOf(id, 'shown')), store.delete(nameOf(id, 'original'))]);
  }

  private get equipment(): Equipped {
    if (!this.equipped) throw new Error('no place for attachments is configured');
    return this.equipped;
  }
}

function nameOf(id: string, form: Form): string {
  return form === 'shown' ? id : `${id}.original`;
}

function equip(config: AttachmentsConfig): Equipped | null {
  const { place, keys } = config;
  if (place === undefined || keys === undefined) return null;
  const sealing = SealingKeys.read(keys);
  if (!place.startsWith('s3://'))
    return { store: new FolderStore(place), keys: sealing, spool: new Spool(join(place, 'arriving')) };
  return {
    store: bucketAt(place, config),
    keys: sealing,
    spool: new Spool(join(tmpdir(), 'fengqiao-arriving')),
  };
}

function bucketAt(place: string, config: AttachmentsConfig): S3Store {
  const { s3Endpoint: endpoint, s3Region: region, s3AccessKeyId = '', s3SecretAccessKey = '' } = config;
  const [bucket = '', ...path] = place.slice('s3://'.length).split('/');
  const prefix = path
    .filter((part) => part !== '')
    .map((part) => `${part}/`)
    .join('');
  return new S3Store({
    ...{ bucket, prefix, endpoint, region },
    ...{ accessKeyId: s3AccessKeyId, secretAccessKey: s3SecretAccessKey },
  });
}

function scannerAt(address: string): VirusScanner {
  const [host = '', port = ''] = address.split(':');
  return new ClamavScanner({ host, port: Number(port) });
}
