import type { Request } from 'express';

const forOperators = new Set(['/healthz', '/readyz', '/metrics']);

const importPath = /^\/v1\/imports\//;

/** Whole files; everything else is JSON. */
export function isImport(request: Request): boolean {
  return importPath.test(request.path);
}

/** One file as its bytes, read by whoever handles it as it comes. */
export function isUpload(request: Request): boolean {
  return request.path === '/v1/attachments' && request.method === 'POST';
}

/** Asked by whoever watches the service: always answered, and of no interest to those who follow citizens' calls. */
export function isForOperators(request: Request): boolean {
  return forOperators.has(request.path);
}

/** The route as declared, so that no id is in it; known once the request has been answered. */
export function routeOf(request: Request): string {
  return (request.route as { path?: string } | undefined)?.path ?? 'unmatched';
}
