import pg from 'pg';

/** Statements that a connection is told once, by their text: the name they go by from then on. */
const names = new Map<string, string>();

/**
 * Marks a statement that many commands send: a connection sends its text once and then names it, so that PostgreSQL
 * reads and analyses it once, and may keep its plan. For texts of which there are few, and whose plan is the same
 * whatever their values: what is found by a key, or only written.
 */
export function oftenSent(text: string): string {
  if (!names.has(text)) names.set(text, `often_${names.size + 1}`);
  return text;
}

const nothing = { rows: [], rowCount: null, oid: 0, fields: [] };

/**
 * A connection that wastes little on the way: what is asked in one breath leaves in one packet, a transaction begins
 * together with its first statement, and what is sent often has a name (decision 0093).
 */
export class ThriftyClient extends pg.Client {
  private owesBegin = false;
  private isGathering = false;

  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the overloads of a driver, of which none is changed
  override query(...args: any[]): any {
    const [text, values, ...more] = args as unknown[];
    const isPlain = typeof text === 'string' && more.length === 0 && typeof values !== 'function';
    if (isPlain && text === 'START TRANSACTION') {
      this.owesBegin = true;
      return Promise.resolve({ ...nothing, command: 'START' });
    }
    const begins = this.owesBegin;
    this.owesBegin = false;
    // Nothing was asked in it.
    if (begins && (text === 'COMMIT' || text === 'ROLLBACK'))
      return Promise.resolve({ ...nothing, command: text });
    this.gather();
    if (begins) this.begin();
    const name = isPlain ? names.get(text) : undefined;
    return name === undefined ? this.send(...args) : this.send({ name, text, values });
  }

  private begin(): void {
    const begun = this.send('START TRANSACTION') as Promise<unknown>;
    // What was sent behind it would stand each by itself: nothing more goes over this connection.
    begun.catch(() => this.connection.stream.destroy());
  }

  /** Whatever is sent until this turn of the loop ends goes to the system in one call. */
  private gather(): void {
    const { stream } = this.connection;
    if (this.isGathering || !stream.writable) return;
    this.isGathering = true;
    stream.cork();
    process.nextTick(() => {
      this.isGathering = false;
      stream.uncork();
    });
  }

  private send(...args: unknown[]): unknown {
    return (super.query as (...given: unknown[]) => unknown).apply(this, args);
  }
}
