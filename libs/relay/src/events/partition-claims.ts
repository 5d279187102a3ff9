import { partitionCount } from '@fengqiao/contracts/partitions';
import type { Client } from 'pg';

/** First key of the advisory locks; the second is the partition. */
const lockClass = 0x46_51;

export function relayApplicationName(service: string): string {
  return `fengqiao-relay:${service}`;
}

/**
 * Which hash partitions this relay answers for: session locks on its own connection, so that they are gone the
 * moment the connection is. Relays count each other by their connections and each holds a fair share.
 */
export class PartitionClaims {
  private readonly claimed = new Set<number>();

  constructor(
    private readonly client: Client,
    private readonly service: string,
  ) {}

  get held(): number[] {
    return [...this.claimed];
  }

  /** True when the share changed: what a former holder stamped and did not send is then ours to look for. */
  async refresh(): Promise<boolean> {
    const share = Math.ceil(partitionCount / Math.max(await this.countRelays(), 1));
    const before = this.held.join();
    for (const partition of this.held.slice(share)) await this.release(partition);
    for (let partition = 0; partition < partitionCount && this.claimed.size < share; partition++)
      if (!this.claimed.has(partition)) await this.tryClaim(partition);
    return this.held.join() !== before;
  }

  private async countRelays(): Promise<number> {
    const { rows } = await this.client.query<{ relays: number }>(
      `select count(*)::int as relays from pg_stat_activity
       where application_name = $1 and datname = current_database()`,
      [relayApplicationName(this.service)],
    );
    return rows[0]?.relays ?? 1;
  }

  private async tryClaim(partition: number): Promise<void> {
    const { rows } = await this.client.query<{ locked: boolean }>(
      'select pg_try_advisory_lock($1, $2) as locked',
      [lockClass, partition],
    );
    if (rows[0]?.locked) this.claimed.add(partition);
  }

  private async release(partition: number): Promise<void> {
    this.claimed.delete(partition);
    await this.client.query('select pg_advisory_unlock($1, $2)', [lockClass, partition]);
  }
}
