import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@fengqiao/embedded-servers/ports/free-port';
import { ORDINARY_STOP } from '@fengqiao/embedded-servers/processes/end-process';
import { startServer, type ServerProcess } from '@fengqiao/embedded-servers/processes/server-process';
import { testEnvironment } from '@fengqiao/test-rig/servers/test-environment';
import { connect } from '@nats-io/transport-node';
import { busKeys, seedFileOf } from './bus-keys.ts';
import { connectionTo, natsTarget } from './nats-target.ts';

let folder: string;
let keys: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fengqiao-bus-'));
  keys = join(folder, 'keys');
  busKeys(keys);
});
afterAll(() => rmSync(folder, { recursive: true }));

const seeds = () => ({ NATS_NKEY_SEED_FILE: seedFileOf(keys, '{service}') });
const outside = (environment: NodeJS.ProcessEnv) => natsTarget(environment, 'intake', false);
const local = (environment: NodeJS.ProcessEnv) => natsTarget(environment, 'intake', true);

describe('keys', () => {
  it('are made once, and are nobody else’s to read', () => {
    const before = busKeys(keys).map(({ name, publicKey }) => [name, publicKey]);
    rmSync(seedFileOf(keys, 'scoring'));
    const after = busKeys(keys).map(({ name, publicKey }) => [name, publicKey]);
    const changed = after.filter(([, publicKey], i) => publicKey !== before[i]?.[1]);
    expect(changed.map(([name]) => name)).toEqual(['scoring']);
    expect(statSync(keys).mode & 0o777).toBe(0o700);
    for (const [name = ''] of after) expect(statSync(seedFileOf(keys, name)).mode & 0o777).toBe(0o600);
  });
});

describe('outside the local stack', () => {
  it('nothing without TLS is taken', () => {
    for (const url of ['nats://bus:4222', 'bus:4222', 'nats://127.0.0.1:4222', 'nats://me:secret@bus:4222'])
      expect(() => outside({ NATS_URL: url, ...seedsUnless(url) })).toThrow(/NATS_URL: .*TLS.*NATS_CA_FILE/);
  });
  const seedsUnless = (url: string) => (url.includes('@') ? {} : seeds());

  it('nothing without credentials is taken', () => {
    expect(() => outside({ NATS_URL: 'tls://bus:4222' })).toThrow(/NATS_NKEY_SEED_FILE: .*NATS_CREDS_FILE/);
  });

  it.each([
    ['tls://me:se%40cret@bus:4222', { user: 'me', password: 'se@cret' }],
    ['tls://a-token@bus:4222,tls://a-token@other:4222', { token: 'a-token' }],
  ])('credentials in %s are honoured', (url, credentials) => {
    const target = outside({ NATS_URL: url });
    expect(target.credentials).toEqual(credentials);
    expect(target.servers.join()).not.toMatch(/me|token/);
    const options = connectionTo(target, 'x');
    expect('user' in credentials ? [options.user, options.pass] : [options.token]).toEqual(
      Object.values(credentials),
    );
  });

  it.each([
    [{ NATS_URL: '' }, 'NATS_URL: not an address'],
    [{ NATS_URL: 'http://bus:4222' }, 'NATS_URL: begin it with nats:// or tls://'],
    [{ NATS_URL: 'tls://bus', NATS_CREDS_FILE: '/nowhere/x' }, 'NATS_CREDS_FILE: cannot be read (ENOENT)'],
    [{ NATS_URL: 'tls://a@bus,tls://b@bus' }, 'set one of them'],
    [{ NATS_URL: 'tls://a@bus', NATS_CERT_FILE: '/dev/null' }, 'NATS_CERT_FILE, NATS_KEY_FILE: set both'],
  ])('%j is refused by name', (environment, message) => {
    expect(() => outside(environment)).toThrow(message);
  });
});

describe('in the local stack', () => {
  it('a server of this machine needs neither, any other needs both', () => {
    expect(local({ NATS_URL: 'nats://127.0.0.1:3111' })).toMatchObject({ tls: null, credentials: null });
    for (const host of ['bus', '10.0.0.1', '127.0.0.1.example.org'])
      expect(() => local({ NATS_URL: `nats://${host}:4222`, ...seeds() })).toThrow('NATS_URL');
    expect(() => local({ NATS_URL: 'nats://127.0.0.1:1,nats://bus:1', ...seeds() })).toThrow('NATS_URL');
  });
});

describe('a server that takes TLS and passwords', () => {
  let server: ServerProcess;
  let port: number;
  const ca = () => join(folder, 'ca.pem');
  const made = (...words: string[]) => execFileSync('openssl', words, { cwd: folder, stdio: 'pipe' });

  beforeAll(async () => {
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
    made('req', '-x509', ...key, '-keyout', 'ca.key', '-out', 'ca.pem', '-subj', '/CN=spec', '-days', '2');
    made('req', ...key, '-keyout', 'server.key', '-out', 'server.csr', '-subj', '/CN=localhost');
    writeFileSync(join(folder, 'names'), 'subjectAltName=DNS:localhost,IP:127.0.0.1');
    made(
      ...['x509', '-req', '-in', 'server.csr', '-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial'],
      ...['-out', 'server.pem', '-days', '2', '-extfile', 'names'],
    );
    port = await freePort();
    const monitoring = await freePort();
    const at = (name: string) => JSON.stringify(join(folder, name));
    writeFileSync(
      join(folder, 'nats.conf'),
      `listen: "127.0.0.1:${port}"\nhttp: "127.0.0.1:${monitoring}"\n` +
        `tls { cert_file: ${at('server.pem')}, key_file: ${at('server.key')} }\n` +
        `authorization { users: [ { user: me, password: "se@cret" } ] }\n`,
    );
    server = await startServer({
      name: 'NATS with TLS',
      command: testEnvironment.read().natsServer,
      args: ['--config', join(folder, 'nats.conf'), '--name', testEnvironment.read().marker],
      logFile: join(folder, 'nats.log'),
      stop: ORDINARY_STOP,
      ready: async () => (await fetch(`http://127.0.0.1:${monitoring}/healthz`)).ok,
      readyWithinMs: 20_000,
      signal: undefined,
    });
  }, 60_000);
  afterAll(() => server.stop());

  const reach = async (environment: NodeJS.ProcessEnv) => {
    const options = { ...connectionTo(outside(environment), 'spec'), reconnect: false };
    const connection = await connect(options);
    await connection.flush();
    await connection.close();
  };

  it('is reached with what its address and the settings say', async () => {
    await reach({ NATS_URL: `tls://me:se%40cret@localhost:${port}`, NATS_CA_FILE: ca() });
  });

  it('is not believed when nobody we trust has signed for it', async () => {
    await expect(reach({ NATS_URL: `tls://me:se%40cret@localhost:${port}` })).rejects.toThrow();
  });

  it('refuses another password', async () => {
    const url = `tls://me:wrong@localhost:${port}`;
    await expect(reach({ NATS_URL: url, NATS_CA_FILE: ca() })).rejects.toThrow(/authorization/i);
  });
});
