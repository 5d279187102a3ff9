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
];

const [intake, mediation, scoring] = SERVICES as [ServiceSpec, ServiceSpec, ServiceSpec];

/** `npm start -- --several`: two of each kind of process, roles apart, on the ports left free between the others. */
export const SEVERAL: ServiceSpec[] = [
  { ...intake, roles: ['api'] },
  { ...intake, name: 'intake-api-2', portOffset: 4, roles: ['api'] },
  { ...intake, name: 'intake-relay-1', portOffset: 5, roles: ['relay'] },
  { ...intake, name: 'intake-relay-2', portOffset: 6, roles: ['relay'] },
  { ...intake, name: 'intake-worker-1', portOffset: 7, roles: ['worker'] },
  { ...intake, name: 'intake-worker-2', portOffset: 8, roles: ['worker'] },
  mediation,
  scoring,
  { ...scoring, name: 'scoring-2', portOffset: 9 },
];
