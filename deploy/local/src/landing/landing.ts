import { createServer, type Server } from 'node:http';
import { publicKeys } from '../../local-identity.mjs';
import { landingPage } from './landing-page.ts';
import type { Settings } from '../settings/settings.ts';

/** The starter's own server: the public key that tokens are checked against, and a page of addresses. */
export async function startLanding(settings: Settings): Promise<Server> {
  const keys = JSON.stringify(await publicKeys(settings.home));
  const page = landingPage(settings);
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0];
    if (path === '/.well-known/jwks.json') {
      response.writeHead(200, { 'content-type': 'application/jwk-set+json' }).end(keys);
    } else if (path === '/') {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
    } else {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('not found 未找到\n');
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(settings.ports.identity, '127.0.0.1', resolve);
  });
  return server;
}

/** Open connections of a browser do not hold up the end. */
export function stopLanding(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
