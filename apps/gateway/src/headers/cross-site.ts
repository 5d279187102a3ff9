import { ProblemException } from '@fengqiao/service/problems/problem';
import type { Request } from 'express';

const readOnly = new Set(['GET', 'HEAD', 'OPTIONS']);

export interface CrossSiteOptions {
  readonly publicUrl: URL;
  /** A form of ours cannot bring a header; its origin speaks for it. */
  readonly isForm?: boolean;
}

/**
 * A change in somebody's name must have been asked for by a page of ours: it says so by a header that no foreign page
 * can send without being asked first, and where the browser tells whence a call comes, it must be from here.
 */
export function refuseCrossSite(request: Request, { publicUrl, isForm = false }: CrossSiteOptions): void {
  if (readOnly.has(request.method)) return;
  const { origin, 'sec-fetch-site': site, 'x-requested-with': asked } = request.headers;
  const isOurs =
    (origin === undefined || origin === publicUrl.origin) &&
    (site === undefined || site === 'same-origin') &&
    (asked === 'fengqiao' || (isForm && (origin !== undefined || site !== undefined)));
  if (!isOurs) throw new ProblemException('cross-site-request');
}
