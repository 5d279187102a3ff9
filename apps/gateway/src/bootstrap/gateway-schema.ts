import type { DatabaseSchema } from '@fengqiao/service/bootstrap/open-database';
import { Sessions1795910400400 } from '../migrations/2026-11-29-sessions.ts';
import { ProviderSessions1795910400401 } from '../migrations/2026-11-29-provider-sessions.ts';
import { SessionRow } from '../sessions/session.entity.ts';

/** The tables of the gateway's own database. */
export const gatewaySchema: DatabaseSchema = {
  entities: [SessionRow],
  migrations: [Sessions1795910400400, ProviderSessions1795910400401],
};
