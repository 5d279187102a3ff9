interface Document {
  webhooks?: unknown;
  paths: Record<string, unknown>;
  components: { schemas?: Record<string, unknown> };
}

/** What pages for citizens call; staff's addresses would only make the types longer, and older sooner. */
const ofCitizens = /^\/v1\/(public\/|categories$|places$|cases$|attachments$)/;
/** What the desk reads and how a case begins; the commands that move one have their forms, not types. */
const ofDesk =
  /^\/v1\/(directory\/(me|units|people|posts)|categories|guidance|guidance\/in-force|guidance\/\{about\}|guidance\/\{about\}\/history|places|duplicates|duplicates\/merge-preview|attachments|attachments\/\{id\}\/address|views|views\/\{id\}|bulk|bulk\/(preview|\{id\}|\{id\}\/(steps|stop|undo))|notices|notices\/(\{id\}\/)?(read|acknowledge)|cases|cases\/(counts|groups|handle-at-once|\{id\}|\{id\}\/(events|clocks|duplicates|notices|attachments|disputes|guidance|file\.pdf|acknowledge|issue-receipt)))$/;

export function forCitizens(whole: Document): Document {
  return partOf(whole, ofCitizens);
}

export function forDesk(whole: Document): Document {
  return partOf(whole, ofDesk);
}

/** An OpenAPI document with these addresses and the schemas they need. */
function partOf(whole: Document, wanted: RegExp): Document {
  const { webhooks: _, ...rest } = whole;
  const paths = Object.fromEntries(Object.entries(whole.paths).filter(([path]) => wanted.test(path)));
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
