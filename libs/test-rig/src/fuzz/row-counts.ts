import type { DataSource } from 'typeorm';

/** What readers of events write meanwhile, whoever asks or does not; and wrong codes and floods, kept because they were refused. */
const writtenMeanwhile = ['inbox', 'known_until', 'dead_letter', 'code_miss', 'caller_bucket'];

/** How many rows each table of a service holds, as text that two counts can be compared by. */
export class RowCounts {
  private constructor(
    private readonly dataSource: DataSource,
    private readonly statement: string,
  ) {}

  static async of(dataSource: DataSource): Promise<RowCounts> {
    const tables: { name: string }[] = await dataSource.query(
      `select table_name as name from information_schema.tables where table_schema = 'public'
       and table_name <> all($1) order by 1`,
      [writtenMeanwhile],
    );
    const counts = tables.map(({ name }) => `select '${name}' as name, count(*)::int as rows from "${name}"`);
    return new RowCounts(dataSource, counts.join(' union all '));
  }

  async read(): Promise<string> {
    const rows: { name: string; rows: number }[] = await this.dataSource.query(this.statement);
    return rows.map(({ name, rows }) => `${name} ${rows}`).join(', ');
  }
}
