import { randomBytes } from 'node:crypto';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';

export interface HeaderOptions {
  /** Where the provider's sign-in and sign-out are: a form may lead there. */
  readonly providerOrigin: string;
  readonly isSecure: boolean;
}

/** Of no use to any page of ours. */
const permissions =
  'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()';

/**
 * What a browser may do with an answer of ours. Pages run scripts and take styles that are ours or bear the answer's
 * nonce, stand in nobody's frame and send forms to us and to the provider. Everything else is data: it may do nothing,
 * unless its service says otherwise of a file it gives out.
 */
export function securityHeaders({ providerOrigin, isSecure }: HeaderOptions): RequestHandler {
  const common = helmet({
    contentSecurityPolicy: false,
    frameguard: { action: 'deny' },
    strictTransportSecurity: isSecure && { maxAge: 31_536_000, includeSubDomains: false },
    referrerPolicy: { policy: 'same-origin' },
  });
  return (request: Request, response: Response, next: NextFunction) => {
    const nonce = randomBytes(16).toString('base64');
    response.locals['nonce'] = nonce;
    response.setHeader('Permissions-Policy', permissions);
    response.setHeader(
      'Content-Security-Policy',
      /^\/api(\/|$)/i.test(request.path) ? dataPolicy : pagePolicy(nonce, providerOrigin, isSecure),
    );
    common(request, response, next);
  };
}

export function nonceOf(response: Response): string {
  return String(response.locals['nonce']);
}

export const dataPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox";

function pagePolicy(nonce: string, providerOrigin: string, isSecure: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    `form-action 'self' ${providerOrigin}`,
    ...(isSecure ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
}
