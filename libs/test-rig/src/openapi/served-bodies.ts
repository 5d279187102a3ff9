import type { TestService } from '../harness/test-service.ts';

interface Operation {
  readonly requestBody: { readonly content: Record<string, { readonly schema: { readonly $ref: string } }> };
}

/** What a service's description serves by POST: each address with the name of its JSON body's schema. */
export async function servedBodies(service: TestService): Promise<Map<string, string | undefined>> {
  const paths: Record<string, { post?: Operation }> = (await service.get('/openapi.json')).body.paths;
  return new Map(
    Object.entries(paths).flatMap(([path, { post }]) =>
      post ? [[path, post.requestBody?.content['application/json']?.schema.$ref?.split('/').pop()]] : [],
    ),
  );
}
