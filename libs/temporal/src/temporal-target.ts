import type { ConnectionOptions } from '@temporalio/client';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import type { NativeConnectionOptions } from '@temporalio/worker';

/** Which Temporal, and how it is reached: for a client and for a worker. */
export interface TemporalTarget {
  readonly connection: Pick<NativeConnectionOptions, 'address' | 'tls' | 'apiKey' | 'metadata'> &
    Pick<ConnectionOptions, 'address' | 'tls' | 'apiKey' | 'metadata'>;
  readonly namespace: string;
}

/** Temporal's own environment variables: `TEMPORAL_ADDRESS`, `_NAMESPACE`, `_API_KEY`, `_TLS` and its kin. */
export function temporalTarget(environment: NodeJS.ProcessEnv): TemporalTarget {
  const { connectionOptions, namespace } = loadClientConnectConfig({
    disableFile: environment['TEMPORAL_CONFIG_FILE'] === undefined,
    overrideEnvVars: { ...environment } as Record<string, string>,
  });
  return { connection: connectionOptions as TemporalTarget['connection'], namespace: namespace ?? 'default' };
}
