/** One process of a service, as the local stack runs it. Another process of the same service is another row. */
export interface ServiceSpec {
  /** Also the name of its log. */
  name: string;
  /** Its folder under apps/. */
  app: string;
  /** Counted from FENGQIAO_PORT_BASE. */
  portOffset: number;
  /** Its database in the embedded server. */
  database: string;
  /** The variable that names its database, which it alone is given. */
  databaseVariable: DatabaseVariable;
  /** `api`, `relay`, `worker`; missing: all of them in one process. */
  roles?: string[];
}

export const DATABASE_VARIABLES = [
  'DATABASE_URL_INTAKE',
  'DATABASE_URL_MEDIATION',
  'DATABASE_URL_SCORING',
  'DATABASE_URL_OUTREACH',
  'DATABASE_URL_GATEWAY',
] as const;
export type DatabaseVariable = (typeof DATABASE_VARIABLES)[number];

export const SERVICES: ServiceSpec[] = [
  {
    name: 'intake',
    app: 'intake',
    portOffset: 1,
    database: 'intake',
    databaseVariable: 'DATABASE_URL_INTAKE',
  },
  {
    name: 'mediation',
    app: 'mediation',
    portOffset: 2,
    database: 'mediation',
    databaseVariable: 'DATABASE_URL_MEDIATION',
  },
  {
    name: 'scoring',
    app: 'scoring',
    portOffset: 3,
    database: 'scoring',
    databaseVariable: 'DATABASE_URL_SCORING',
  },
  {
    name: 'outreach',
    app: 'outreach',
    portOffset: 4,
    database: 'outreach',
    databaseVariable: 'DATABASE_URL_OUTREACH',
  },
];

/** The front door. */
export const GATEWAY: ServiceSpec = {
  name: 'gateway',
  app: 'gateway',
  portOffset: 0,
  database: 'gateway',
  databaseVariable: 'DATABASE_URL_GATEWAY',
};

const [intake, mediation, scoring, outreach] = SERVICES as [
  ServiceSpec,
  ServiceSpec,
  ServiceSpec,
  ServiceSpec,
];

/** `npm start -- --several`: two of each kind of process, roles apart; the further ones from +20. */
export const SEVERAL: ServiceSpec[] = [
  { ...intake, roles: ['api'] },
  { ...intake, name: 'intake-api-2', portOffset: 20, roles: ['api'] },
  { ...intake, name: 'intake-relay-1', portOffset: 21, roles: ['relay'] },
  { ...intake, name: 'intake-relay-2', portOffset: 22, roles: ['relay'] },
  { ...intake, name: 'intake-worker-1', portOffset: 23, roles: ['worker'] },
  { ...intake, name: 'intake-worker-2', portOffset: 24, roles: ['worker'] },
  mediation,
  scoring,
  { ...scoring, name: 'scoring-2', portOffset: 25 },
  outreach,
];

/** Behind one address of their own, or each at its own: a session is good at both. */
export const GATEWAYS_OF_SEVERAL: ServiceSpec[] = [
  GATEWAY,
  { ...GATEWAY, name: 'gateway-2', portOffset: 26 },
];
