import type { Response } from 'express';

/** A document that was kept, to read and print: its hash names its bytes, and nothing in it runs or is fetched. */
export function sendPage({ html, hash }: { html: string; hash: string }, response: Response): void {
  response
    .setHeader('ETag', `"${hash}"`)
    .setHeader('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'")
    .type('text/html; charset=utf-8')
    .send(html);
}
