import type { Response } from 'express';

/** Says of which version an answer is, so that the next command can insist on it. */
export function tagged<View extends { readonly version: number }>(view: View, response: Response): View {
  response.setHeader('ETag', `"${view.version}"`);
  return view;
}
