import type { ClockPort } from '@fengqiao/contracts/clock-port';
import { CLOCK } from '@fengqiao/service/bootstrap/tokens';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AttachmentVault } from './attachment-vault.ts';

const hourMs = 3_600_000;
const atOnce = 20;
const spoolEveryMs = 10 * 60_000;

/**
 * Removes what nobody may have any more: what was erased, what no command named within its day, and what a process that
 * died was about to keep. First the content, then the row, or the word that it is gone: whoever dies in between does it
 * once more.
 */
@Injectable()
export class AttachmentSweep {
  private spoolSweptAt = 0;

  constructor(
    private readonly dataSource: DataSource,
    private readonly vault: AttachmentVault,
    @Inject(CLOCK) private readonly clock: ClockPort,
  ) {}

  /** Some of them; false when there are none. */
  async sweep(): Promise<boolean> {
    if (!this.vault.isOpen) return false;
    await this.sweepSpool();
    const now = await this.clock.now();
    return this.dataSource.transaction(async (manager) => {
      const rows = (await manager.query(
        `select id, case_id from attachment
         where (erased_at is not null and gone_at is null)
            or (case_id is null and expires_at <= $1)
            or (case_id is null and state = 'arriving' and created_at <= $2)
         limit ${atOnce} for update skip locked`,
        [new Date(now), new Date(now - hourMs)],
      )) as { id: string; case_id: string | null }[];
      for (const { id, case_id: caseId } of rows) {
        await this.vault.remove(id);
        await manager.query(
          caseId === null
            ? 'delete from attachment where id = $1 and $2::timestamptz is not null'
            : 'update attachment set gone_at = $2 where id = $1',
          [id, new Date(now)],
        );
      }
      return rows.length > 0;
    });
  }

  /** By the machine's own time, as its files are dated. */
  private async sweepSpool(): Promise<void> {
    const now = Date.now();
    if (now - this.spoolSweptAt < spoolEveryMs) return;
    this.spoolSweptAt = now;
    await this.vault.spool.sweep(now - hourMs);
  }
}
