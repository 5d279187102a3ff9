import pg from 'pg';

const lockClass = 0x46_52;

/** One process among equals does a thing: a session lock, gone with its connection. */
export class Leadership {
  private client: pg.Client | null = null;
  private held = false;

  constructor(
    private readonly databaseUrl: string,
    private readonly task: string,
  ) {}

  isHeld(): boolean {
    return this.held;
  }

  async win(): Promise<boolean> {
    this.client = new pg.Client({
      connectionString: this.databaseUrl,
      application_name: 'fengqiao-leadership',
      connectionTimeoutMillis: 2_000,
      keepAlive: true,
    });
    this.client.on('error', () => (this.held = false));
    this.client.on('end', () => (this.held = false));
    await this.client.connect();
    const { rows } = await this.client.query<{ won: boolean }>(
      'select pg_try_advisory_lock($1, hashtext($2)) as won',
      [lockClass, this.task],
    );
    this.held = rows[0]?.won ?? false;
    return this.held;
  }

  async resign(): Promise<void> {
    this.held = false;
    await this.client?.end().catch(() => undefined);
    this.client = null;
  }
}
