import { describe, expect, it } from '@jest/globals';
import { readConfig } from './bootstrap/config.ts';

const always = {
  DATABASE_URL_INTAKE: 'postgres://x',
  PORT: '3101',
  TEMPORAL_ADDRESS: '127.0.0.1:7233',
  FENGQIAO_JWKS_URL: 'https://id.bureau/keys',
};
const outside = {
  ...always,
  NATS_URL: 'tls://intake:secret@bus.bureau:4222',
  FENGQIAO_JWT_ISSUER: 'https://id.bureau',
  FENGQIAO_JWT_AUDIENCE: 'fengqiao',
};
const local = {
  ...always,
  FENGQIAO_LOCAL: '1',
  NATS_URL: 'nats://127.0.0.1:3111',
  FENGQIAO_JWKS_URL: 'http://127.0.0.1:3100/keys',
};

describe('outside the local stack', () => {
  it('a service starts with everything that keeps strangers out', () => {
    expect(readConfig('intake', outside)).toMatchObject({
      nats: { servers: ['bus.bureau:4222'], user: 'intake', tls: {} },
      jwtIssuer: 'https://id.bureau',
      jwtAudience: 'fengqiao',
      jwtLongestMs: 12 * 3_600_000,
    });
  });

  it.each([
    ['FENGQIAO_JWT_ISSUER', undefined],
    ['FENGQIAO_JWT_AUDIENCE', ''],
    ['NATS_URL', undefined],
    ['NATS_URL', 'tls://bus.bureau:4222'],
    ['NATS_URL', 'nats://intake:secret@bus.bureau:4222'],
    ['NATS_URL', 'nats://127.0.0.1:4222'],
    ['FENGQIAO_JWT_LONGEST_HOURS', '0'],
    ['FENGQIAO_APP_URL', 'ftp://app.bureau/messages'],
    ['FENGQIAO_APP_SECRET', 'short'],
    ['FENGQIAO_LOCAL', 'yes'],
  ])('and not with %s as %j, which it names', (name, value) => {
    const named = name === 'NATS_URL' && value === 'tls://bus.bureau:4222' ? 'NATS_NKEY_SEED_FILE' : name;
    expect(() => readConfig('intake', { ...outside, [name]: value })).toThrow(
      new RegExp(`^settings of intake: (.*; )?${named}: `),
    );
  });

  it('all that is missing is named at once, and no secret is', () => {
    const wrong = { ...always, PORT: 'x', NATS_URL: 'nats://intake:secret@bus.bureau:4222' };
    const message = (() => {
      try {
        return String(readConfig('intake', wrong));
      } catch (error) {
        return (error as Error).message;
      }
    })();
    for (const name of ['PORT', 'NATS_URL', 'FENGQIAO_JWT_ISSUER', 'FENGQIAO_JWT_AUDIENCE'])
      expect(message).toContain(`${name}: `);
    expect(message).not.toContain('secret');
  });
});

describe('the app of the bureau', () => {
  const app = { FENGQIAO_APP_URL: 'https://app.bureau/messages', FENGQIAO_APP_SECRET: 'sixteen letters!' };

  it('is called at its address, with the secret that calls are signed with', () => {
    expect(readConfig('intake', { ...outside, ...app }).notices.app).toEqual({
      url: 'https://app.bureau/messages',
      secret: 'sixteen letters!',
      hosts: [],
    });
    expect(readConfig('intake', outside).notices.app).toBeNull();
  });

  it.each([
    ['FENGQIAO_APP_SECRET', { FENGQIAO_APP_SECRET: undefined }],
    ['FENGQIAO_APP_URL', { FENGQIAO_APP_URL: 'http://10.0.0.7/messages' }],
    ['FENGQIAO_APP_URL', { FENGQIAO_APP_HOSTS: 'other.bureau' }],
  ])('does not start without a secret, or within the walls unlisted: %s', (name, change) => {
    expect(() => readConfig('intake', { ...outside, ...app, ...change })).toThrow(`${name}: `);
  });

  it('may stand within the walls where it is listed', () => {
    const within = { FENGQIAO_APP_URL: 'http://10.0.0.7/messages', FENGQIAO_APP_HOSTS: '10.0.0.7' };
    expect(readConfig('intake', { ...outside, ...app, ...within }).notices.app?.hosts).toEqual(['10.0.0.7']);
  });
});

describe('in the local stack', () => {
  it('the starter’s own servers and key are enough', () => {
    expect(readConfig('intake', local)).toMatchObject({ jwtIssuer: undefined, nats: { tls: null } });
  });

  it('a provider of another machine is none of it', () => {
    const elsewhere = { ...local, FENGQIAO_JWKS_URL: always.FENGQIAO_JWKS_URL };
    expect(() => readConfig('intake', elsewhere)).toThrow('FENGQIAO_JWT_ISSUER');
  });

  it('a bus of another machine is none of it', () => {
    expect(() => readConfig('intake', { ...local, NATS_URL: 'nats://bus.bureau:4222' })).toThrow('NATS_URL');
  });
});
