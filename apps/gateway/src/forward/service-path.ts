/** The services behind the door, by the name they have in its addresses. */
export const forwardedServices = ['intake', 'mediation', 'scoring', 'outreach'] as const;
export type ForwardedService = (typeof forwardedServices)[number];

export interface ServicePath {
  readonly service: ForwardedService;
  /** As it came, with its query: `/v1/cases?limit=5`. */
  readonly target: string;
}

/**
 * What an address would mean to one server and not to the next: a segment that is or hides `.` or `..`, an empty one, a
 * slash or a control character in disguise.
 */
const ambiguous = /\/\/|\\|\/\.{1,2}(?:\/|$)|%2e|%2f|%5c|%00|%0a|%0d|[^\x21-\x7e]/i;

/** Where a call goes, read from the line it came by and nothing that was made of it; null: nowhere. Only `/v1/` is reachable. */
export function servicePath(url: string): ServicePath | null {
  const [path = '', ...query] = url.split('?');
  if (ambiguous.test(path) || /[^\x21-\x7e]/.test(url)) return null;
  const found = /^\/api\/([a-z]+)(\/v1\/.+)$/.exec(path);
  const service = forwardedServices.find((each) => each === found?.[1]);
  if (!service || !found?.[2]) return null;
  return { service, target: [found[2], ...query].join('?') };
}
