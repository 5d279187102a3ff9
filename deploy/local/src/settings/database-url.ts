import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ServiceSpec } from '../stack/services.ts';
import type { Settings } from './settings.ts';

/** Where a service's database is: outside, or in the stack's own server. Throws when the stack has never run. */
export function databaseUrl({ home, ports, outside }: Settings, service: ServiceSpec): string {
  const given = outside.databases[service.databaseVariable];
  if (given) return given;
  const password = readFileSync(join(home, 'postgres', 'password'), 'utf8');
  return `postgres://fengqiao:${encodeURIComponent(password)}@127.0.0.1:${ports.postgres}/${service.database}`;
}
