import { QueryFailedError } from 'typeorm';

const connectionLost = /^(08...|57P0[123]|53300)$/;
const socketTrouble = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND']);

/** Whether an error says that the database cannot be reached, rather than that a statement was wrong. */
export function isUnavailable(error: unknown): boolean {
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  if (!(cause instanceof Error)) return false;
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  if (connectionLost.test(code) || socketTrouble.has(code)) return true;
  return /timeout exceeded when trying to connect|timeout expired|Connection terminated|is not established|not queryable/i.test(
    cause.message,
  );
}
