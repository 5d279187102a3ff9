import type { DatabaseSchema } from '@fengqiao/service/bootstrap/open-database';

/** The tables of the gateway's own database. */
export const gatewaySchema: DatabaseSchema = { entities: [], migrations: [] };
