import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import { samplePerson } from '../harness/sample.ts';

/** An identity provider of our own: a key, its JWKS address, tokens for whom the test likes. */
export class KeyServer {
  /** One a person: signing one for each of thousands of calls would cost more than the calls. */
  private readonly lasting = new Map<string, Promise<string>>();

  private constructor(
    private readonly privateKey: CryptoKey,
    readonly jwksUrl: string,
    readonly stop: () => Promise<void>,
  ) {}

  static async start(): Promise<KeyServer> {
    const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
    const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'test', alg: 'ES256' }] });
    const server = createServer((_, response) =>
      response.setHeader('content-type', 'application/json').end(keys),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const stop = () => new Promise<void>((resolve) => server.close(() => resolve()).closeAllConnections());
    return new KeyServer(privateKey, `http://127.0.0.1:${port}/`, stop);
  }

  /** A token of a sample person, or with any claims; `expires` is an absolute moment. */
  token(person: string | Record<string, unknown>, expires?: number): Promise<string> {
    if (typeof person !== 'string' || expires !== undefined) return this.sign(person, expires);
    const token = this.lasting.get(person) ?? this.sign(person);
    this.lasting.set(person, token);
    return token;
  }

  private async sign(
    person: string | Record<string, unknown>,
    expires: number = Date.now() * 2,
  ): Promise<string> {
    const claims = typeof person === 'string' ? samplePerson(person) : person;
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'ES256', kid: 'test' })
      .setIssuedAt(0)
      .setExpirationTime(Math.floor(expires / 1000))
      .sign(this.privateKey);
  }
}
