/**
 * A change that needs a table to itself for a moment. While it waits for whoever reads, others wait behind it: so never for
 * longer than a second, then it lets them pass.
 */
export function lettingOthersPass(table: string, change: string): string {
  return `
    do $$
    begin
      perform set_config('lock_timeout', '1s', true);
      for attempt in 1..20 loop
        begin
          ${change};
          return;
        exception when lock_not_available then
          perform pg_sleep(1);
        end;
      end loop;
      raise exception '${table} is never left alone for a second: migrate when less is read from it';
    end $$`;
}
