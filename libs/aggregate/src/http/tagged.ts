import type { Response } from 'express';

/** Says of which version an answer is, so that the next command can insist on it. */
export function tellVersion(response: Response, version: number): void {
  response.setHeader('ETag', `"${version}"`);
}

/** Known by its version, or by its number alone. */
export interface Tagged {
  readonly number?: string;
  readonly version?: number;
}

/** One that is no longer shown to whoever changed it has no version to tell. */
export function tagged<View extends Tagged>(view: View, response: Response): View {
  if (view.version !== undefined) tellVersion(response, view.version);
  return view;
}

/** The same of what was written down just now, with where it is. */
export function created<View extends { readonly id: string; readonly version: number }>(
  view: View,
  under: string,
  response: Response,
): View {
  response.setHeader('Location', `/${under}/${view.id}`);
  return tagged(view, response);
}
