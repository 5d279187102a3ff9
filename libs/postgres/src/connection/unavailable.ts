import { QueryFailedError } from 'typeorm';

const connectionLost = /^(08...|57P0[123]|53300)$/;
/** TypeORM takes a connection that broke away from the transaction that was using it. */
const takenAway = /^QueryRunner(Provider)?AlreadyReleasedError$/;
const socketTrouble = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND']);

const saysSo =
  /timeout exceeded when trying to connect|timeout expired|Connection terminated|is not established|not queryable/i;

/** Whether an error says that the database cannot be reached, rather than that a statement was wrong. */
export function isUnavailable(error: unknown): boolean {
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  // By shape: an error of Node's own sockets is not always an `Error` of the caller's realm.
  if (typeof cause !== 'object' || cause === null) return false;
  const { code, name, message } = cause as { code?: unknown; name?: unknown; message?: unknown };
  if (typeof code === 'string' && (connectionLost.test(code) || socketTrouble.has(code))) return true;
  return takenAway.test(String(name)) || saysSo.test(String(message));
}
