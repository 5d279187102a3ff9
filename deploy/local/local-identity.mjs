// The identity of the local stack: its own key, and tokens for the people of the sample. Plain JavaScript, since
// the token command works before anything is built.
import { createPrivateKey, sign } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { keepOnce } from '@fengqiao/nats/kept-once';

const PEOPLE = join(dirname(fileURLToPath(import.meta.url)), 'sample', 'people.csv');

/** The data folder: FENGQIAO_HOME, seen from the checkout, else `.fengqiao` in it. */
export function homeFolder(root, env) {
  return resolve(root, env.FENGQIAO_HOME || '.fengqiao');
}

async function newKey() {
  const { calculateJwkThumbprint, exportJWK, generateKeyPair } = await import('jose');
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk = await exportJWK(privateKey);
  return { ...jwk, alg: 'ES256', use: 'sig', kid: await calculateJwkThumbprint(jwk) };
}

/** The private key as a JWK, made when there is none; starter and token command may race and still agree. */
export async function localKey(home) {
  const file = join(home, 'keys', 'local-es256.json');
  if (!existsSync(file)) keepOnce(file, JSON.stringify(await newKey()));
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** What services check tokens against: the key set with the public part alone. */
export async function publicKeys(home) {
  const { d, ...rest } = await localKey(home);
  if (!d) throw new Error('the local key has no private part');
  return { keys: [rest] };
}

/** Whom the tokens of this stack are for, as its services are told. */
export const AUDIENCE = 'fengqiao';

/** The people of the sample, by their order in it. */
export function samplePeople() {
  return parse(readFileSync(PEOPLE), { columns: true, bom: true });
}

function issuerFile(home) {
  return join(home, 'keys', 'issuer');
}

/** What the local provider calls itself; the name goes with the port, which another start of the folder may change. */
export function issuerAt(port) {
  return `http://localhost:${port}`;
}

/** Written at every start, so that a token needs to be told nothing of the running stack but its folder. */
export function rememberIssuer(home, issuer) {
  mkdirSync(join(home, 'keys'), { recursive: true, mode: 0o700 });
  writeFileSync(issuerFile(home), issuer);
}

/** As of the last start; before the first, as the environment will have it. */
export function issuerOf(home, env = process.env) {
  if (existsSync(issuerFile(home))) return readFileSync(issuerFile(home), 'utf8');
  return issuerAt(Number(env.FENGQIAO_PORT_BASE || '3100') + 5);
}

/**
 * A token, of twelve hours unless said otherwise, for a row of the sample's people; an error names who is unknown. Signed
 * by Node itself: a token is asked for at every call by hand, and loading jose takes longer than all the rest of it.
 */
export async function tokenFor(home, personId, hours = 12) {
  const person = samplePeople().find(({ id }) => id === personId);
  if (!person) throw new Error(`nobody in deploy/local/sample/people.csv has the id "${personId}"`);
  const key = await localKey(home);
  const iat = Math.floor(Date.now() / 1000);
  const claims = {
    ...claimsOf(person),
    sub: person.id,
    iss: issuerOf(home),
    aud: AUDIENCE,
    iat,
    exp: iat + hours * 3600,
  };
  const said = [{ alg: 'ES256', kid: key.kid }, claims].map(encode).join('.');
  // JWS takes the two numbers of a signature side by side (RFC 7518, 3.4).
  const by = { key: createPrivateKey({ key, format: 'jwk' }), dsaEncoding: 'ieee-p1363' };
  return `${said}.${sign('sha256', Buffer.from(said), by).toString('base64url')}`;
}

/** What a token says of a person beside who it is. */
export function claimsOf(person) {
  return { roles: [person.role], unit: person.unit };
}

function encode(part) {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
