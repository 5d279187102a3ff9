import { createServer } from 'node:http';
import pg from 'pg';

/**
 * The baseline: a process of Node that answers over HTTP whether its database does, and nothing else. Its settings
 * are those of a service: PORT, HOST and DATABASE_URL.
 */
const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'] });
const server = createServer((_, response) => {
  pool.query('select 1').then(
    () => response.end('ready'),
    () => response.writeHead(503).end(),
  );
});
server.listen(Number(process.env['PORT']), process.env['HOST']);
process.on('SIGTERM', () => process.exit(0));
