import type { Request } from 'express';

const namesOfThisMachine = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether somebody came by `localhost` where this machine calls itself 127.0.0.1: to a browser these are two places. */
export function isAtOtherName({ headers }: Request, publicUrl: URL): boolean {
  const host = headers.host ?? '';
  if (host === publicUrl.host || !URL.canParse(`http://${host}`)) return false;
  return (
    namesOfThisMachine.has(new URL(`http://${host}`).hostname) && namesOfThisMachine.has(publicUrl.hostname)
  );
}
