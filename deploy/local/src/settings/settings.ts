import { homeFolder } from '../../local-identity.mjs';
import type { WantedPort } from '@fengqiao/embedded-servers/processes/orphans';
import {
  DATABASE_VARIABLES,
  SERVICES,
  SEVERAL,
  type DatabaseVariable,
  type ServiceSpec,
} from '../stack/services.ts';

export interface Ports {
  console: number;
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
  /** The service processes to run. */
  processes: readonly ServiceSpec[];
  env: NodeJS.ProcessEnv;
}

const HIGHEST_OFFSET = 14;

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
  const known = ['--empty', '--several'];
  const unknown = words.find((word) => !known.includes(word));
  if (unknown !== undefined) throw new Error(`unknown word "${unknown}"; known are ${known.join(' and ')}`);
  const base = portBase(env);
  const databases = DATABASE_VARIABLES.flatMap((name) => (env[name] ? [[name, env[name]]] : []));
  return {
    root,
    home: homeFolder(root, env),
    portBase: base,
    ports: {
      console: base,
      postgres: base + 10,
      nats: base + 11,
      natsMonitoring: base + 12,
      temporal: base + 13,
      temporalUi: base + HIGHEST_OFFSET,
    },
    outside: {
      databases: Object.fromEntries(databases) as Settings['outside']['databases'],
      nats: env.NATS_URL || undefined,
      temporal: env.TEMPORAL_ADDRESS || undefined,
    },
    empty: words.includes('--empty'),
    processes: words.includes('--several') ? SEVERAL : SERVICES,
    env,
  };
}

export function needsPostgres({ outside }: Settings): boolean {
  return DATABASE_VARIABLES.some((name) => !outside.databases[name]);
}

/** The ports this stack will listen on: none for servers that are outside. */
export function wantedPorts(settings: Settings): WantedPort[] {
  const { ports, outside } = settings;
  return [
    { port: ports.console, what: 'the console' },
    ...settings.processes.map(({ name, portOffset }) => ({
      port: settings.portBase + portOffset,
      what: name,
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
