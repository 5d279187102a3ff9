import { ladderAttributes } from '@fengqiao/contracts/temporal/ladder';
import type { Connection } from '@temporalio/client';
import proto from '@temporalio/proto';

const { IndexedValueType } = proto.temporal.api.enums.v1;
const types = {
  Keyword: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
  Bool: IndexedValueType.INDEXED_VALUE_TYPE_BOOL,
  Int: IndexedValueType.INDEXED_VALUE_TYPE_INT,
} as const;

const alreadyExists = 6;
const unimplemented = 12;

/**
 * Registers the ladder's search attributes where they are missing; a Temporal that has them is left alone. Some
 * servers (Temporal's test server) cannot list them: there each is added, and having it already is fine.
 */
export async function ensureSearchAttributes(connection: Connection, namespace: string): Promise<void> {
  const known = await listed(connection, namespace);
  for (const [name, type] of Object.entries(ladderAttributes)) {
    if (known.has(name)) continue;
    const searchAttributes = { [name]: types[type] };
    await connection.operatorService
      .addSearchAttributes({ namespace, searchAttributes })
      .catch((error: unknown) => {
        if (codeOf(error) !== alreadyExists) throw error;
      });
  }
}

async function listed(connection: Connection, namespace: string): Promise<Set<string>> {
  try {
    const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
    return new Set(Object.keys(customAttributes));
  } catch (error) {
    if (codeOf(error) === unimplemented) return new Set();
    throw error;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
