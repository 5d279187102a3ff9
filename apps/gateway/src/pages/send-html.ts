import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Request, Response } from 'express';
import { codingFor } from './negotiate.ts';

const [asBrotli, asGzip] = [promisify(brotliCompress), promisify(gzip)];
/** A page is packed at every answer, since each has its own nonce. */
const quickly = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

/**
 * A page for this reader alone. `no-cache` rather than `no-store`: a browser that may not store a page cannot bring it
 * back by its back button with what was typed; asked again, it gets a page with a new nonce.
 */
export async function sendHtml(request: Request, response: Response, html: string): Promise<void> {
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.setHeader('Cache-Control', 'private, no-cache');
  response.setHeader('Vary', 'Accept-Encoding, Accept-Language, Cookie');
  const coding = codingFor(request.headers['accept-encoding']);
  if (coding) response.setHeader('Content-Encoding', coding);
  const body =
    coding === 'br'
      ? await asBrotli(html, quickly)
      : coding === 'gzip'
        ? await asGzip(html)
        : Buffer.from(html);
  response.setHeader('Content-Length', body.length);
  response.end(request.method === 'HEAD' ? undefined : body);
}
