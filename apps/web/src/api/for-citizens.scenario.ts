interface Document {
  webhooks?: unknown;
  paths: Record<string, unknown>;
  components: { schemas?: Record<string, unknown> };
}

/** What pages for citizens call; staff's addresses would only make the types longer, and older sooner. */
const open = /^\/v1\/(public\/|categories$|places$|cases$|attachments$)/;

/** An OpenAPI document with these addresses and the schemas they need. */
export function forCitizens(whole: Document): Document {
  const { webhooks: _, ...rest } = whole;
  const paths = Object.fromEntries(Object.entries(whole.paths).filter(([path]) => open.test(path)));
  const all = whole.components.schemas ?? {};
  const needed = new Set<string>();
  const look = (at: unknown): void => {
    for (const [, name = ''] of JSON.stringify(at).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (needed.has(name)) continue;
      needed.add(name);
      look(all[name] ?? null);
    }
  };
  look(paths);
  look({ ...whole.components, schemas: {} });
  const schemas = Object.fromEntries(Object.entries(all).filter(([name]) => needed.has(name)));
  return { ...rest, paths, components: { ...whole.components, schemas } };
}
