import type * as OidcProvider from 'oidc-provider';

/** It runs on Node 20 and is tested on it by us; that its makers do not is said once, at the import. */
const known = /^(?:\u001b\[[\d;]*m)?oidc-provider WARNING: Unsupported runtime/;

/** oidc-provider without the one line we know; whatever else it warns of is heard. */
export async function loadProvider(): Promise<typeof OidcProvider> {
  const { warn } = console;
  console.warn = (...said: unknown[]) => {
    if (!known.test(String(said[0]))) warn(...said);
  };
  try {
    return await import('oidc-provider');
  } finally {
    console.warn = warn;
  }
}
