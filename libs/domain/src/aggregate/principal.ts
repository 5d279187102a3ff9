/**
 * Whoever acts or asks, as a value that says of what kind it is: a person of the directory, somebody whose token names
 * nobody there, a citizen or a party by code, a guest on a panel, a machine by its key, a service, or nobody known.
 */
export type Principal =
  | { readonly kind: 'person'; readonly id: string }
  | { readonly kind: 'subject'; readonly subject: string }
  | { readonly kind: 'citizen'; readonly caseId: string }
  | { readonly kind: 'party'; readonly disputeId: string; readonly party: string }
  | { readonly kind: 'guest'; readonly n: string }
  | { readonly kind: 'machine'; readonly id: string }
  | { readonly kind: 'service'; readonly name: string }
  | { readonly kind: 'nobody' };

/** What the directory takes as a person's id (domain text: ids of people are plain words). */
const plainId = /^[a-z0-9][a-z0-9._-]*$/i;

/**
 * Words in which earlier releases kept others than persons, in the space of persons' ids: no person may be named so,
 * and a stored one is never taken for a person.
 */
const formerNames = /^(guest-\d+|anonymous)$/i;

export function isPersonId(id: string): boolean {
  return plainId.test(id) && !formerNames.test(id);
}

/**
 * The one form in which a principal is stored: a person by the plain id, as ever; everybody else behind a tag, whose
 * colon no id has. Two principals never have the same text.
 */
export function principalText(principal: Principal): string {
  switch (principal.kind) {
    case 'person':
      return isPersonId(principal.id) ? principal.id : tagged('person', principal.id);
    case 'subject':
      return tagged('subject', principal.subject);
    case 'citizen':
      return tagged('citizen', principal.caseId);
    case 'party':
      return tagged('party', principal.disputeId, principal.party);
    case 'guest':
      return tagged('guest', principal.n);
    case 'machine':
      return tagged('machine', principal.id);
    case 'service':
      return tagged('service', principal.name);
    case 'nobody':
      return tagged('nobody');
  }
}

function tagged(tag: Principal['kind'], ...parts: string[]): string {
  return [tag, ...parts.map(escaped)].join(':') + (parts.length === 0 ? ':' : '');
}

/** Colons part; a per cent sign says that one was meant. */
function escaped(part: string): string {
  return part.replaceAll('%', '%25').replaceAll(':', '%3A');
}

function unescaped(part: string): string {
  return part.replaceAll('%3A', ':').replaceAll('%25', '%');
}

/** Of a stored text who it was. Plain ids of earlier releases are persons, but the names they gave to others. */
export function readPrincipal(text: string): Principal {
  const [tag = '', ...parts] = text.split(':');
  const [first = '', second = ''] = parts.map(unescaped);
  if (parts.length === 0) return readPlain(text);
  switch (tag as Principal['kind']) {
    case 'person':
      return { kind: 'person', id: first };
    case 'subject':
      return { kind: 'subject', subject: first };
    case 'citizen':
      return { kind: 'citizen', caseId: first };
    case 'party':
      return { kind: 'party', disputeId: first, party: second };
    case 'guest':
      return { kind: 'guest', n: first };
    case 'machine':
      return { kind: 'machine', id: first };
    case 'service':
      return { kind: 'service', name: first };
    case 'nobody':
      return { kind: 'nobody' };
    default:
      throw new Error(`not a principal: ${tag}`);
  }
}

function readPlain(text: string): Principal {
  const guest = /^guest-(\d+)$/i.exec(text)?.[1];
  if (guest !== undefined) return { kind: 'guest', n: guest };
  return text === '' || text.toLowerCase() === 'anonymous'
    ? { kind: 'nobody' }
    : { kind: 'person', id: text };
}

/** The person a stored text names; null where it names anybody else. */
export function personIn(text: string): string | null {
  const principal = readPrincipal(text);
  return principal.kind === 'person' ? principal.id : null;
}
