import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';
import type { Request, Response } from 'express';
import { codingFor } from '../pages/negotiate.ts';

/** Below that a packed answer is no smaller on the line. */
const worthPacking = 1_000;
const packable = /^(?:application\/(?:[\w.+-]+\+)?json|text\/[\w.+-]+)(?:;|$)/i;
const ofHere = ['same-origin', 'none'];
const brotli = {
  params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_LGWIN]: 18 },
};

/**
 * What a service's answer goes through to be packed; null: it goes as it is. Where text of a stranger's choosing stands
 * beside a secret, the packed length tells of the secret (BREACH): so no answer is packed that gives one out, which only
 * commands do, none that was asked for by a code, and none that a foreign page had its reader's browser ask for.
 */
export function packed(answer: IncomingMessage, request: Request, response: Response): Duplex | null {
  if (!mayBePacked(answer, request)) return null;
  response.vary('Accept-Encoding');
  const coding = codingFor(request.headers['accept-encoding']);
  if (!coding) return null;
  response.setHeader('Content-Encoding', coding);
  response.removeHeader('Content-Length');
  response.removeHeader('Accept-Ranges');
  const { etag } = answer.headers;
  // Of the same state, and no more of the same bytes.
  if (etag !== undefined && !etag.startsWith('W/')) response.setHeader('ETag', `W/${etag}`);
  return coding === 'br' ? createBrotliCompress(brotli) : createGzip();
}

function mayBePacked({ statusCode, headers }: IncomingMessage, request: Request): boolean {
  const { 'query-code': code, 'sec-fetch-site': site } = request.headers;
  return (
    request.method === 'GET' &&
    statusCode === 200 &&
    code === undefined &&
    (site === undefined || ofHere.includes(String(site))) &&
    headers['content-encoding'] === undefined &&
    headers['content-disposition'] === undefined &&
    packable.test(headers['content-type'] ?? '') &&
    !/\bno-transform\b/i.test(headers['cache-control'] ?? '') &&
    Number(headers['content-length'] ?? worthPacking) >= worthPacking
  );
}
