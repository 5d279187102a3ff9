import { describe, expect, it } from '@jest/globals';
import { serviceEnvironment } from '../stack/service-process.ts';
import { SERVICES, type ServiceSpec } from '../stack/services.ts';
import { readSettings, wantedPorts } from './settings.ts';

const read = (env: NodeJS.ProcessEnv, ...words: string[]) => readSettings('/checkout', words, env);
const portsOf = (env: NodeJS.ProcessEnv) => wantedPorts(read(env)).map(({ port }) => port);
const outside = {
  DATABASE_URL_INTAKE: 'postgres://a',
  DATABASE_URL_MEDIATION: 'postgres://b',
  DATABASE_URL_SCORING: 'postgres://c',
  DATABASE_URL_GATEWAY: 'postgres://d',
  DATABASE_URL_OUTREACH: 'postgres://e',
};

describe('ports', () => {
  it('are counted from 3100', () => {
    expect(portsOf({})).toEqual([3100, 3101, 3102, 3103, 3104, 3105, 3106, 3110, 3111, 3112, 3113, 3114]);
  });

  it('are counted from FENGQIAO_PORT_BASE', () => {
    expect(portsOf({ FENGQIAO_PORT_BASE: '5000' })).toEqual([
      5000, 5001, 5002, 5003, 5004, 5005, 5006, 5010, 5011, 5012, 5013, 5014,
    ]);
  });

  it.each(['x', '0', '-1', '3100.5', '65530'])('refuse the base %j', (base) => {
    expect(() => read({ FENGQIAO_PORT_BASE: base })).toThrow(`FENGQIAO_PORT_BASE is "${base}"`);
  });

  it('are not wanted for servers that are outside', () => {
    expect(portsOf({ NATS_URL: 'nats://elsewhere:4222' })).not.toContain(3111);
    expect(portsOf({ TEMPORAL_ADDRESS: 'elsewhere:7233' })).not.toContain(3114);
    expect(portsOf(outside)).not.toContain(3110);
    expect(portsOf({ ...outside, DATABASE_URL_SCORING: '' })).toContain(3110);
  });
});

it('knows one word', () => {
  expect(read({}, '--empty').empty).toBe(true);
  expect(() => read({}, '--emtpy')).toThrow('unknown word "--emtpy"');
});

describe('the environment of a service', () => {
  const intake = SERVICES[0] as ServiceSpec;
  const addresses = { databaseUrl: 'postgres://mine', temporalAddress: 't:1' };

  it('names its own database only, its port, and where tokens are checked', () => {
    const env = serviceEnvironment(intake, read({ ...outside, LANG: 'zh_CN' }), addresses);
    expect(env).toEqual({
      LANG: 'zh_CN',
      PORT: '3101',
      HOST: '127.0.0.1',
      DATABASE_URL_INTAKE: 'postgres://mine',
      FENGQIAO_LOCAL: '1',
      NATS_URL: 'nats://127.0.0.1:3111',
      NATS_NKEY_SEED_FILE: '/checkout/.fengqiao/keys/nats/{service}.nk',
      TEMPORAL_ADDRESS: 't:1',
      FENGQIAO_JWKS_URL: 'http://127.0.0.1:3105/jwks',
      FENGQIAO_JWT_ISSUER: 'http://localhost:3105',
      FENGQIAO_JWT_AUDIENCE: 'fengqiao',
      FENGQIAO_TRUSTED_PROXIES: '127.0.0.1',
      FENGQIAO_FIRST_ADMIN: 'admin',
      FENGQIAO_PUBLIC_URL: 'http://127.0.0.1:3100',
      FENGQIAO_REGISTRATIONS_PER_HOUR: '1000000',
      FENGQIAO_LEDGER_READS_PER_HOUR: '1000000',
      FENGQIAO_UPLOADS_PER_HOUR: '1000000',
    });
  });

  it("keeps Temporal's own variables for an outside Temporal, and not for the embedded one", () => {
    const variables = { TEMPORAL_NAMESPACE: 'bureau', TEMPORAL_API_KEY: 'k' };
    const there = serviceEnvironment(intake, read({ ...variables, TEMPORAL_ADDRESS: 't:1' }), addresses);
    expect(there).toMatchObject(variables);
    expect(serviceEnvironment(intake, read(variables), addresses)).not.toHaveProperty('TEMPORAL_NAMESPACE');
  });

  it('passes on what leads to an outside NATS, and none of it to the embedded one', () => {
    const keys = { NATS_NKEY_SEED_FILE: '/run/keys/{service}.nk', NATS_CA_FILE: '/run/ca.pem' };
    const there = { ...keys, NATS_URL: 'tls://bus.bureau:4222' };
    expect(serviceEnvironment(intake, read(there), addresses)).toMatchObject(there);
    expect(serviceEnvironment(intake, read(keys), addresses)).not.toHaveProperty('NATS_CA_FILE');
  });

  it('carries the roles when the service is run in parts', () => {
    const spec = { ...intake, roles: ['relay', 'worker'] };
    expect(serviceEnvironment(spec, read({}), addresses).FENGQIAO_ROLES).toBe('relay,worker');
  });
});
