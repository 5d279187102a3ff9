import createClient, { type Client } from 'openapi-fetch';
import type { paths } from './scoring-api.generated.ts';

/** Answers, and problems (RFC 9457); tables are asked for without this client. */
type Media = 'application/json' | 'application/problem+json';

export type ScoringClient = Client<paths, Media>;

/**
 * Headquarters' API with its types, which are generated from the service's own OpenAPI document (`npm run
 * generate-client`). `credential` is a person's token or a machine's key.
 */
export function scoringClient(baseUrl: string, credential: string): ScoringClient {
  return createClient<paths, Media>({
    baseUrl,
    headers: { authorization: `Bearer ${credential}` },
  });
}
