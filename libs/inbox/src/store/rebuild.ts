import type { Service } from '@fengqiao/contracts/events/envelope';
import type { DataSource } from 'typeorm';
import type { EventHandler } from './inbox.ts';

const everyMs = 1_000;

/**
 * Forgets an owner's events and their effects when somebody asks (`npm run rebuild-facts`), so that they are all taken
 * again: from the stream, and what the stream no longer holds from the owner. Its marks go too: until everything is in
 * effect again nothing is said to be known.
 */
export class Rebuild {
  private dueAt = 0;

  constructor(
    private readonly dataSource: DataSource,
    private readonly owner: Service,
    private readonly handler: EventHandler,
  ) {}

  /** True when everything is forgotten and the stream has to be read from its beginning. */
  async beginWhenAsked(): Promise<boolean> {
    const { forget } = this.handler;
    if (!forget || Date.now() < this.dueAt) return false;
    this.dueAt = Date.now() + everyMs;
    return this.dataSource.transaction(async (manager) => {
      const [asked] = (await manager.query(
        'update rebuild set begun_at = now() where owner = $1 and begun_at is null returning owner',
        [this.owner],
      )) as [unknown[], number];
      if (asked.length === 0) return false;
      await manager.query('delete from known_until where owner = $1', [this.owner]);
      await manager.query('delete from inbox where owner = $1', [this.owner]);
      await manager.query('delete from dead_letter where owner = $1', [this.owner]);
      await forget(manager);
      return true;
    });
  }

  /** The owner has been asked for whatever the stream did not hold. */
  async finish(): Promise<void> {
    if (!this.handler.forget) return;
    await this.dataSource.query(
      'update rebuild set finished_at = now() where owner = $1 and begun_at is not null and finished_at is null',
      [this.owner],
    );
  }
}
