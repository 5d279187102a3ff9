import type { FieldShape } from '../desk/acts/field-shape.ts';

// A document as it comes; what is not understood fails the compiler of what is written from it.
// eslint-disable-next-line
type Node = any;

/** What a form needs to know of a field; descriptions are for integrators, labels come from the catalogue. */
const kept = [
  ...['type', 'format', 'enum', 'default', 'required'],
  ...['minLength', 'maxLength', 'minimum', 'maximum', 'minItems', 'maxItems'],
];

/**
 * The body of each command of a case, also of those it begins with, by the last part of its address, with everything it refers
 * to put in place.
 */
export function commandForms(document: Node): Record<string, FieldShape> {
  const forms: [string, FieldShape][] = [];
  for (const [path, { post }] of Object.entries<Node>(document.paths)) {
    const [, command] =
      /^\/v1\/cases\/(?:\{id\}\/)?([a-z-]+)$/.exec(path) ?? (path === '/v1/cases' ? ['', 'register'] : []);
    const body = post?.requestBody?.content?.['application/json']?.schema;
    if (command && body) forms.push([command, shapeOf(body, document)]);
  }
  return Object.fromEntries(forms.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What guidance says of itself, of the body it is published with. */
export function guidanceForm(document: Node): FieldShape {
  const { put } = document.paths['/v1/guidance/{about}'];
  const { properties = {} } = shapeOf(put.requestBody.content['application/json'].schema, document);
  const { law = {}, steps = {}, answers = {} } = properties;
  return { type: 'object', properties: { law, steps, answers } };
}

function shapeOf(at: Node, document: Node): FieldShape {
  if (at.$ref) return shapeOf(document.components.schemas[at.$ref.split('/').pop()], document);
  const shape: Node = {};
  for (const key of kept) if (at[key] !== undefined) shape[key] = at[key];
  // What can only be true is a box to tick.
  if (at.type === 'boolean') delete shape.enum;
  const variants = at.anyOf ?? at.oneOf;
  if (variants) shape.anyOf = variants.map((each: Node) => shapeOf(each, document));
  if (at.items) shape.items = shapeOf(at.items, document);
  if (at.properties)
    shape.properties = Object.fromEntries(
      Object.entries<Node>(at.properties).map(([name, each]) => [name, shapeOf(each, document)]),
    );
  return shape;
}
