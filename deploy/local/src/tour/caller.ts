import { tokenFor } from '../../local-identity.mjs';

export interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
}

interface Asked {
  /** A person of the sample; left out: nobody. */
  readonly as?: string;
  readonly body?: object;
  readonly headers?: Record<string, string>;
}

export type ServiceName = 'intake' | 'mediation' | 'scoring';

/** Calls the services of a running stack, in English, as people of its sample. */
export class Caller {
  private readonly tokens = new Map<string, string>();

  constructor(
    private readonly home: string,
    private readonly services: Readonly<Record<ServiceName, string>>,
  ) {}

  async call<Body>(
    service: ServiceName,
    method: string,
    path: string,
    { as, body, headers = {} }: Asked = {},
  ): Promise<Answer<Body>> {
    const answer = await fetch(`${this.services[service]}${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        'accept-language': 'en',
        ...(as !== undefined && { authorization: `Bearer ${await this.token(as)}` }),
        ...headers,
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: (await answer.json()) as Body };
  }

  private async token(person: string): Promise<string> {
    const known = this.tokens.get(person) ?? (await tokenFor(this.home, person, 1));
    this.tokens.set(person, known);
    return known;
  }
}
