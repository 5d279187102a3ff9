import type { SchemaExample } from '@fengqiao/contracts/examples/example';
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';

interface Description {
  readonly description: string;
  readonly examples?: readonly SchemaExample[] | undefined;
  readonly calls?: Readonly<Record<string, OutgoingCall>> | undefined;
}

/** What the service itself sends to a web server, signed: `webhooks` of the document. */
export interface OutgoingCall {
  readonly summary: string;
  readonly description: string;
  readonly body: z.ZodType;
}

/** The OpenAPI 3.1 document of a service, from the zod schemas its controllers name. */
export function describeApi(
  app: INestApplication,
  service: string,
  { description, examples = [], calls = {} }: Description,
): OpenAPIObject {
  const about = new DocumentBuilder()
    .setTitle(`Fengqiao ${service}`)
    .setDescription(description)
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .setOpenAPIVersion('3.1.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' })
    .addSecurityRequirements('bearer')
    .build();
  const document = SwaggerModule.createDocument(app, about, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
    standardSchemaConverter: (schema, { schemaType }) => convert(schema as z.ZodType, schemaType),
  });
  for (const path of Object.values(document.paths))
    for (const call of [path.get, path.put, path.post, path.patch, path.delete])
      for (const [status, answer] of Object.entries(call?.responses ?? {})) {
        nameProblems(answer);
        if (status === '200') describeOtherMediaTypes(call, answer);
      }
  describeCalls(document, calls);
  showExamples(document, examples);
  return document;
}

function describeCalls(document: OpenAPIObject, calls: Readonly<Record<string, OutgoingCall>>): void {
  if (Object.keys(calls).length === 0) return;
  const header = (name: string, description: string) => ({
    ...{ name, in: 'header', required: true, description, schema: { type: 'string' } },
  });
  const webhooks = Object.entries(calls).map(([name, { summary, description, body }]) => {
    const { schema, components } = inDocument(convert(body, 'output'));
    Object.assign(((document.components ??= {}).schemas ??= {}), components);
    const content = { 'application/json': { schema } };
    const call = {
      ...{ operationId: name, summary, description, security: [] },
      parameters: [
        header('Fengqiao-Delivery', 'The same at every try'),
        header(
          'Fengqiao-Signature',
          '`t=…,v2=…`: seconds since 1970, and the HMAC-SHA-256 of `t.body`, hexadecimal',
        ),
      ],
      requestBody: { required: true, content },
      responses: {
        '2XX': { description: 'Taken' },
        '410': { description: 'No such call will be taken: this one is not tried again' },
        default: {
          description:
            '401, 403, 404, 408, 425, 429 and 5XX are tried again for three days, `Retry-After` is kept; anything else is a refusal',
        },
      },
    };
    return [name, { post: call }];
  });
  Object.assign(document, { webhooks: Object.fromEntries(webhooks) });
}

/** Nest points the schemas of its own calls at the document's place for them; of others we do. */
function inDocument<Converted>(converted: Converted): Converted {
  return JSON.parse(JSON.stringify(converted).replaceAll('#/$defs/', '#/components/schemas/'));
}

/** Beside each schema a real value of it, which `/docs` offers to try out. */
function showExamples({ components }: OpenAPIObject, examples: readonly SchemaExample[]): void {
  for (const { id, value } of examples) {
    const schema = components?.schemas?.[id];
    if (!schema) throw new Error(`an example of ${id}, which no call takes or answers`);
    Object.assign(schema, { examples: [value] });
  }
}

const problemSchemas = new Set(['#/components/schemas/Problem', '#/components/schemas/RejectedImport']);

/** Nest calls every answer what the call produces; problems travel under a type of their own (RFC 9457). */
function nameProblems(
  answer: { content?: Record<string, { schema?: object }> } | { $ref: string } | undefined,
): void {
  const content = answer && 'content' in answer ? answer.content : undefined;
  if (!answer || !content) return;
  const named = Object.entries(content).map(([type, media]) => {
    const { schema } = media;
    const isProblem = schema && '$ref' in schema && problemSchemas.has(String(schema.$ref));
    return [isProblem ? 'application/problem+json' : type, media];
  });
  Object.assign(answer, { content: Object.fromEntries(named) });
}

/** Forms an answer can be asked for in beside JSON; named by `AnsweredAs`. */
export const otherMediaTypes = 'x-answered-as';

function describeOtherMediaTypes(call: object | undefined, answer: object | undefined): void {
  const forms = call && otherMediaTypes in call ? (call[otherMediaTypes] as string[]) : [];
  if (!answer || !('content' in answer)) return;
  const isText = (form: string) => form.startsWith('text/');
  const named = forms.map((form) => [
    form,
    { schema: isText(form) ? { type: 'string' } : { type: 'string', contentEncoding: 'binary' } },
  ]);
  Object.assign(answer, { content: { ...(answer.content as object), ...Object.fromEntries(named) } });
}

/** Zod speaks JSON Schema 2020-12, which is what OpenAPI 3.1 uses; a schema with an id becomes a component. */
function convert(schema: z.ZodType, io: 'input' | 'output') {
  const {
    $defs,
    $schema: _,
    ...root
  } = z.toJSONSchema(schema, {
    ...{ target: 'draft-2020-12', io, unrepresentable: 'any' },
    override: ({ jsonSchema }) => withoutMachineBounds(jsonSchema),
  });
  const components = Object.fromEntries(
    Object.entries($defs ?? {}).map(([name, value]) => [name, withoutId(value)]),
  );
  const name = typeof root.id === 'string' ? root.id : null;
  if (name === null) return { schema: root, components };
  return { schema: { $ref: `#/$defs/${name}` }, components: { ...components, [name]: withoutId(root) } };
}

/** What a JavaScript number can hold says nothing of an integer's meaning, and makes a bad example of it. */
function withoutMachineBounds(schema: z.core.JSONSchema.BaseSchema): void {
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
}

function withoutId(schema: object): object {
  const { id: _, ...rest } = schema as { id?: unknown };
  return rest;
}
