import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { homeFolder, issuerOf, localKey, publicKeys, rememberIssuer, tokenFor } from '../local-identity.mjs';

const command = join(import.meta.dirname, '..', 'token.mjs');
let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'fengqiao-identity-'));
});
afterEach(() => rmSync(home, { recursive: true }));

describe('the local key', () => {
  it('is made once, readable by its owner alone, and only its public part is published', async () => {
    const [first, second] = [await localKey(home), await localKey(home)];
    expect(second).toEqual(first);
    expect(statSync(join(home, 'keys', 'local-es256.json')).mode & 0o777).toBe(0o600);
    const { keys } = await publicKeys(home);
    expect(keys).toEqual([
      expect.objectContaining({ kty: 'EC', crv: 'P-256', alg: 'ES256', kid: first.kid }),
    ]);
    expect(keys[0]).not.toHaveProperty('d');
  });

  it('is the same for all who make it at the same time', async () => {
    const keys = await Promise.all(Array.from({ length: 8 }, () => localKey(home)));
    expect(new Set(keys.map(({ kid }) => kid)).size).toBe(1);
    expect(readdirSync(join(home, 'keys'))).toEqual(['local-es256.json']);
  });
});

describe('a token', () => {
  it('says who the person is for twelve hours and is signed by the local key', async () => {
    const token = await tokenFor(home, 'linjiang-desk');
    const verified = await jwtVerify(token, createLocalJWKSet(await publicKeys(home)));
    expect(verified.payload).toMatchObject({
      sub: 'linjiang-desk',
      roles: ['desk'],
      unit: 'shifan.dongcheng.linjiang',
      iss: issuerOf(home),
      aud: 'fengqiao',
    });
    expect((verified.payload.exp ?? 0) - (verified.payload.iat ?? 0)).toBe(12 * 3600);
    expect(decodeProtectedHeader(token)).toEqual({ alg: 'ES256', kid: (await localKey(home)).kid });
  });

  it('names the issuer of the stack that last ran in its folder, whatever the environment says by now', async () => {
    expect(issuerOf(home, { FENGQIAO_PORT_BASE: '4100' })).toBe('http://localhost:4105');
    expect(issuerOf(home, {})).toBe('http://localhost:3105');
    rememberIssuer(home, 'http://localhost:5005');
    const token = await tokenFor(home, 'linjiang-desk');
    const issuer = 'http://localhost:5005';
    await jwtVerify(token, createLocalJWKSet(await publicKeys(home)), { issuer, audience: 'fengqiao' });
  });

  it('is not given to somebody unknown', async () => {
    await expect(tokenFor(home, 'nobody')).rejects.toThrow('has the id "nobody"');
  });
});

describe('the token command', () => {
  const env = () => ({ ...process.env, FENGQIAO_HOME: home, NODE_OPTIONS: '' });

  it('prints the token alone, before any start', async () => {
    const printed = execFileSync(process.execPath, [command, 'admin'], { env: env(), encoding: 'utf8' });
    expect(printed).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
    const { payload } = await jwtVerify(printed.trim(), createLocalJWKSet(await publicKeys(home)));
    expect(payload.roles).toEqual(['admin']);
  });

  it.each([[['nobody']], [[]]])('says what is wrong on standard error, for the words %j', (words) => {
    const done = spawnSync(process.execPath, [command, ...words], { env: env(), encoding: 'utf8' });
    expect([done.status, done.stdout]).toEqual([1, '']);
    expect(done.stderr).toContain('people.csv');
  });
});

it('finds the data folder from the checkout, not from where the command was typed', () => {
  expect(homeFolder('/checkout', {})).toBe('/checkout/.fengqiao');
  expect(homeFolder('/checkout', { FENGQIAO_HOME: 'data' })).toBe('/checkout/data');
  expect(homeFolder('/checkout', { FENGQIAO_HOME: '/srv/data' })).toBe('/srv/data');
});
