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

  /** May be asked again and again: whoever stands by keeps one connection for it. */
  async win(): Promise<boolean> {
    const client = (this.client ??= await this.connect());
    const { rows } = await client.query<{ won: boolean }>(
      'select pg_try_advisory_lock($1, hashtext($2)) as won',
      [lockClass, this.task],
    );
    this.held = rows[0]?.won ?? false;
    return this.held;
  }

  /** Lets go of the lock, by letting go of the connection that holds it. */
  async resign(): Promise<void> {
    this.held = false;
    const { client } = this;
    this.client = null;
    await client?.end().catch(() => undefined);
  }

  private async connect(): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: this.databaseUrl,
      application_name: 'fengqiao-leadership',
      connectionTimeoutMillis: 2_000,
      keepAlive: true,
    });
    const lose = () => {
      this.held = false;
      if (this.client === client) this.client = null;
    };
    client.on('error', lose);
    client.on('end', lose);
    await client.connect();
    return client;
  }
}
