import { homeFolder } from '../../local-identity.mjs';
import type { WantedPort } from '@fengqiao/embedded-servers/processes/orphans';
import {
  DATABASE_VARIABLES,
  GATEWAY,
  GATEWAYS_OF_SEVERAL,
  SERVICES,
  SEVERAL,
  type DatabaseVariable,
  type ServiceSpec,
} from '../stack/services.ts';

export interface Ports {
  gateway: number;
  identity: number;
  /** Of each gateway: what it counts. */
  gatewayMetrics: number;
  postgres: number;
  nats: number;
  natsMonitoring: number;
  temporal: number;
  temporalUi: number;
}

export interface Settings {
  /** The checkout. */
  root: string;
  /** The data folder. */
  home: string;
  portBase: number;
  ports: Ports;
  /** Servers somebody else runs, in place of the embedded ones. */
  outside: {
    databases: Partial<Record<DatabaseVariable, string>>;
    nats: string | undefined;
    temporal: string | undefined;
  };
  /** Of the sample only units, people, categories, places and who is responsible where. */
  empty: boolean;
  /** Besides it the ledger of the last quarter that has ended. */
  history: boolean;
  /** The service processes to run. */
  processes: readonly ServiceSpec[];
  gateways: readonly ServiceSpec[];
  env: NodeJS.ProcessEnv;
}

/** With `--several`. */
const HIGHEST_OFFSET = 29;

function portBase(env: NodeJS.ProcessEnv): number {
  const text = env.FENGQIAO_PORT_BASE || '3100';
  const base = Number(text);
  if (!Number.isInteger(base) || base < 1 || base + HIGHEST_OFFSET > 65_535) {
    throw new Error(
      `FENGQIAO_PORT_BASE is "${text}"; it must be a port number up to ${65_535 - HIGHEST_OFFSET}`,
    );
  }
  return base;
}

/** Reads the environment and the words after `npm start --`; an unknown word is an error. */
export function readSettings(root: string, words: string[], env: NodeJS.ProcessEnv): Settings {
  const known = ['--empty', '--history', '--several'];
  const unknown = words.find((word) => !known.includes(word));
  if (unknown !== undefined) throw new Error(`unknown word "${unknown}"; known are ${known.join(', ')}`);
  const base = portBase(env);
  const databases = DATABASE_VARIABLES.flatMap((name) => (env[name] ? [[name, env[name]]] : []));
  return {
    root,
    home: homeFolder(root, env),
    portBase: base,
    ports: {
      gateway: base,
      identity: base + 5,
      gatewayMetrics: base + 6,
      postgres: base + 10,
      nats: base + 11,
      natsMonitoring: base + 12,
      temporal: base + 13,
      temporalUi: base + 14,
    },
    outside: {
      databases: Object.fromEntries(databases) as Settings['outside']['databases'],
      nats: env.NATS_URL || undefined,
      temporal: env.TEMPORAL_ADDRESS || undefined,
    },
    empty: words.includes('--empty'),
    history: words.includes('--history'),
    processes: words.includes('--several') ? SEVERAL : SERVICES,
    gateways: words.includes('--several') ? GATEWAYS_OF_SEVERAL : [GATEWAY],
    env,
  };
}

export function needsPostgres({ outside }: Settings): boolean {
  return DATABASE_VARIABLES.some((name) => !outside.databases[name]);
}

/** A gateway counts on a port of its own. */
export function metricsPortOf({ ports }: Settings, { portOffset }: ServiceSpec): number {
  return portOffset === 0 ? ports.gatewayMetrics : ports.gateway + portOffset + 1;
}

/** The ports this stack will listen on: none for servers that are outside. */
export function wantedPorts(settings: Settings): WantedPort[] {
  const { ports, outside } = settings;
  return [
    ...[...settings.gateways, ...settings.processes].map(({ name, portOffset }) => ({
      port: settings.portBase + portOffset,
      what: name,
    })),
    { port: ports.identity, what: 'the identity provider' },
    ...settings.gateways.map((gateway) => ({
      port: metricsPortOf(settings, gateway),
      what: `what the ${gateway.name} counts`,
    })),
    ...(needsPostgres(settings) ? [{ port: ports.postgres, what: 'PostgreSQL' }] : []),
    ...(outside.nats
      ? []
      : [
          { port: ports.nats, what: 'NATS' },
          { port: ports.natsMonitoring, what: 'NATS monitoring' },
        ]),
    ...(outside.temporal
      ? []
      : [
          { port: ports.temporal, what: 'Temporal' },
          { port: ports.temporalUi, what: 'the Temporal UI' },
        ]),
  ];
}
