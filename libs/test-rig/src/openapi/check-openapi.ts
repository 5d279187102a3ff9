import { compileErrors, validate } from '@readme/openapi-parser';
import type { TestService } from '../harness/test-service.ts';

export interface ApiDescription {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, { responses: Record<string, { content?: object }> }>>;
}

/** Reads a service's `/openapi.json` and throws unless it is a valid OpenAPI document that client generators can use. */
export async function checkedOpenApi(service: Pick<TestService, 'get'>): Promise<ApiDescription> {
  const { body } = await service.get('/openapi.json');
  const text = JSON.stringify(body);
  // Generators turn a tuple into an array of anything.
  if (text.includes('prefixItems')) throw new Error('a schema holds a tuple');
  // A page takes a word in angle brackets for a tag and swallows it.
  const [tag] = /<[a-z][\w-]*>/i.exec(text) ?? [];
  if (tag !== undefined) throw new Error(`${tag} is read as a tag`);
  // Bounds of the machine's, which no value ever meets, become examples.
  if (text.includes(String(Number.MAX_SAFE_INTEGER))) throw new Error('an integer without bounds of its own');
  const checked = await validate(JSON.parse(text));
  if (!checked.valid) throw new Error(compileErrors(checked));
  return body as ApiDescription;
}

/** Calls that do not say what else than success they answer. */
export function callsWithoutProblems({ paths }: ApiDescription): string[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, call]) => !('application/problem+json' in (call.responses['default']?.content ?? {})))
      .map(([method]) => `${method} ${path}`),
  );
}
