import { principalOf } from '@fengqiao/aggregate/commands/key-owner';
import type { Shown } from '@fengqiao/aggregate/codes/query-code';
import { localTime } from '@fengqiao/aggregate/reading/aggregate-reader';
import type { AttachmentAddress, CaseAttachments } from '@fengqiao/contracts/http/intake/attachments';
import { principalText } from '@fengqiao/domain/aggregate/principal';
import type { World } from '@fengqiao/domain/case/decide/world';
import { canSee } from '@fengqiao/domain/case/visibility/confidentiality';
import { audienceOf, mayRead } from '@fengqiao/domain/case/visibility/fields';
import { isRefusal, refuse, type Refusal } from '@fengqiao/domain/refusal';
import type { Identity } from '@fengqiao/identity/token-verifier';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CaseDesk, type Asking } from '../cases/case-desk.ts';
import { CaseRow } from '../cases/case.entity.ts';
import { CitizenHandler } from '../citizen/citizen.handler.ts';
import { CaseReader } from '../read-case/case-reader.ts';
import { addressMs, readAddress, writeAddress } from './address-token.ts';
import { AttachmentVault, type Form } from './attachment-vault.ts';
import { AttachmentRow } from './attachment.entity.ts';
import { attachmentsOfCase, fieldOf, staffAttachmentView } from './attachment-views.ts';

export interface Content {
  readonly row: AttachmentRow;
  readonly form: Form;
  readonly size: number;
  readonly bytes: AsyncGenerator<Buffer>;
}

const citizenTag = 'citizen:';

/** Attachments, to whoever may read the case they are of. Each address that is given, and each reading, leaves a line. */
@Injectable()
export class ReadAttachmentHandler {
  constructor(
    private readonly dataSource: DataSource,
    private readonly desk: CaseDesk,
    private readonly vault: AttachmentVault,
    private readonly citizens: CitizenHandler,
    private readonly reader: CaseReader,
  ) {}

  list(caseId: string, identity: Identity): Promise<CaseAttachments | Refusal> {
    return this.reader.forStaff(caseId, identity, 'attachments', async (row, world) => {
      const audience = audienceOf(row.state, world.reader, world);
      const local = localTime(world);
      const rows = await attachmentsOfCase(this.dataSource.manager, row.id, audience);
      return {
        items: rows.map((each) => staffAttachmentView(each, audience, local)),
        serverTime: local(world.now),
      };
    });
  }

  /** An address for one of the staff. */
  addressFor(id: string, form: Form, identity: Identity): Promise<AttachmentAddress | Refusal> {
    return this.address(id, form, principalText(principalOf(identity)), { identity });
  }

  /** The same by the code of the case: of what its citizen sent, as it is shown. */
  async addressByCode(number: string, code: Shown, id: string): Promise<AttachmentAddress | Refusal> {
    const own = await this.citizens.ownOf(number, code);
    if (isRefusal(own)) return own;
    const { id: caseId } = own.row;
    return this.address(id, 'shown', `${citizenTag}${caseId}`, { identity: null, citizenOf: caseId });
  }

  /** What an address leads to, while whoever it was given to may still read it. */
  async open(token: string, identity: Identity | null): Promise<Content | Refusal> {
    if (!this.vault.isOpen) return refuse('not-found');
    const found = readAddress(token, this.vault.keys, await this.desk.now());
    if (!found) return refuse('not-found');
    const { id, form, reader } = found;
    const isCitizens = reader.startsWith(citizenTag);
    if (!isCitizens && (identity === null || principalText(principalOf(identity)) !== reader))
      return refuse('not-found');
    const asking: Asking = isCitizens
      ? { identity: null, citizenOf: reader.slice(citizenTag.length) }
      : { identity };
    return this.forReader(id, form, asking, 'attachment', async (row) => ({
      ...{ row, form, bytes: await this.vault.open(id, form) },
      size: form === 'original' ? (row.originalSize ?? 0) : row.size,
    }));
  }

  private address(
    id: string,
    form: Form,
    reader: string,
    asking: Asking,
  ): Promise<AttachmentAddress | Refusal> {
    if (!this.vault.isOpen) return Promise.resolve(refuse('not-found'));
    return this.forReader(id, form, asking, 'attachment-address', (_, world) => {
      const expires = world.now + addressMs;
      const token = writeAddress({ id, form, reader, expires }, this.vault.keys);
      return { url: `/v1/attachments/content/${token}`, expiresAt: localTime(world)(expires) };
    });
  }

  /** For whoever may read it now; the line is written before anything is given. */
  private async forReader<T>(
    id: string,
    form: Form,
    asking: Asking,
    what: string,
    give: (row: AttachmentRow, world: World) => T | Promise<T>,
  ): Promise<T | Refusal> {
    const { manager } = this.dataSource;
    const row = await manager.findOneBy(AttachmentRow, { id });
    if (!row || row.caseId === null) return refuse('not-found');
    const world = await this.desk.world(manager, asking);
    const { state } = await manager.findOneByOrFail(CaseRow, { id: row.caseId });
    const audience = audienceOf(state, world.reader, world);
    if (!canSee(state, world.reader, world) || !mayRead(fieldOf(row), audience)) return refuse('not-found');
    if (row.erasedAt !== null) return refuse('attachment-erased');
    if (form === 'original' && (row.originalSize === null || audience === 'citizen'))
      return refuse('no-original');
    await manager.query(
      `insert into read_audit (case_id, person, what, showed_reporter, read_at, attachment_id)
       values ($1, $2, $3, false, $4, $5)`,
      [row.caseId, world.reader.id ?? '', what, new Date(world.now), id],
    );
    return give(row, world);
  }
}
