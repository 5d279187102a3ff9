import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Adapter, AdapterPayload } from 'oidc-provider';

interface Kept {
  readonly payload: AdapterPayload;
  /** Epoch milliseconds; null: until it is taken away. */
  readonly until: number | null;
}

const writtenAfterMs = 100;

/**
 * What the provider remembers, in one file of the data folder: grants and their refresh tokens outlive a restart, and with
 * them the sessions of the gateway. For a stack of one's own; a provider for many keeps this in a database.
 */
export class ProviderState {
  private readonly kept: Map<string, Kept>;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly file: string) {
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '[]';
    this.kept = new Map(JSON.parse(text) as [string, Kept][]);
  }

  /** What oidc-provider asks of a model's store. */
  adapterOf(model: string): Adapter {
    const nameOf = (id: string) => `${model}:${id}`;
    const found = (name: string) => this.read(name);
    return {
      upsert: async (id, payload, expiresIn) => {
        const until = expiresIn ? Date.now() + expiresIn * 1_000 : null;
        this.kept.set(nameOf(id), { payload, until });
        this.writeSoon();
      },
      find: async (id) => found(nameOf(id)),
      findByUid: async (uid) => this.search(model, (payload) => payload.uid === uid),
      findByUserCode: async (code) => this.search(model, (payload) => payload.userCode === code),
      consume: async (id) => {
        const kept = this.kept.get(nameOf(id));
        if (!kept) return;
        const consumed = Math.floor(Date.now() / 1_000);
        this.kept.set(nameOf(id), { ...kept, payload: { ...kept.payload, consumed } });
        this.writeSoon();
      },
      destroy: async (id) => {
        this.kept.delete(nameOf(id));
        this.writeSoon();
      },
      revokeByGrantId: async (grantId) => {
        for (const [name, { payload }] of this.kept) if (payload.grantId === grantId) this.kept.delete(name);
        this.writeSoon();
      },
    };
  }

  /** Whole or not at all: a write that is cut off leaves the file of before. */
  write(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const now = Date.now();
    for (const [name, { until }] of this.kept) if (until !== null && until <= now) this.kept.delete(name);
    mkdirSync(dirname(this.file), { recursive: true, mode: 0o700 });
    const half = `${this.file}.half`;
    writeFileSync(half, JSON.stringify([...this.kept]), { mode: 0o600 });
    renameSync(half, this.file);
  }

  private writeSoon(): void {
    this.timer ??= setTimeout(() => this.write(), writtenAfterMs);
  }

  private read(name: string): AdapterPayload | undefined {
    const kept = this.kept.get(name);
    return kept && (kept.until === null || kept.until > Date.now()) ? kept.payload : undefined;
  }

  private search(model: string, fits: (payload: AdapterPayload) => boolean): AdapterPayload | undefined {
    for (const [name, { payload }] of this.kept)
      if (name.startsWith(`${model}:`) && fits(payload)) return this.read(name);
    return undefined;
  }
}
