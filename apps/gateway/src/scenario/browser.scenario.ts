/** One browser: it keeps cookies by host, sends them as SameSite=Lax asks, and follows redirects when told to. */
export class Browser {
  /** By host without port, as browsers keep them. */
  readonly jar = new Map<string, Map<string, string>>();

  async get(url: string | URL, headers: Record<string, string> = {}): Promise<Response> {
    return this.send('GET', url, { headers: { accept: 'text/html', ...headers } });
  }

  /** As a page of ours asks for something. */
  async call(method: string, url: string | URL, body?: unknown, headers: Record<string, string> = {}) {
    return this.send(method, url, {
      headers: {
        accept: 'application/json',
        'x-requested-with': 'fengqiao',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }

  async send(method: string, url: string | URL, init: RequestInit = {}): Promise<Response> {
    const { hostname } = new URL(url);
    const cookies = [...(this.jar.get(hostname) ?? [])].map(([name, value]) => `${name}=${value}`);
    const headers = { ...(init.headers as Record<string, string>) };
    if (cookies.length > 0) headers['cookie'] = cookies.join('; ');
    const response = await fetch(url, { ...init, method, headers, redirect: 'manual' });
    this.keep(hostname, response);
    return response;
  }

  /** Every address on the way, the last answer too. */
  async follow(
    url: string | URL,
    until: (next: URL) => boolean = () => false,
  ): Promise<{ way: URL[]; answer: Response }> {
    const way = [new URL(url)];
    for (let i = 0; i < 12; i += 1) {
      const at = way.at(-1) as URL;
      const answer = await this.get(at);
      const next = answer.headers.get('location');
      if (next === null) return { way, answer };
      await answer.arrayBuffer();
      way.push(new URL(next, at));
      if (until(way.at(-1) as URL)) return { way, answer };
    }
    throw new Error(`a circle: ${way.map(({ href }) => href.slice(0, 80)).join(' ')}`);
  }

  cookie(host: string, name: string): string | undefined {
    return this.jar.get(host)?.get(name);
  }

  setCookie(host: string, name: string, value: string): void {
    this.jar.set(host, (this.jar.get(host) ?? new Map<string, string>()).set(name, value));
  }

  private keep(host: string, response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
      const at = pair.indexOf('=');
      const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
      const expires = attributes.find((each) => /^expires=/i.test(each))?.slice(8);
      const isGone = value === '' || (expires !== undefined && Date.parse(expires) < Date.now());
      if (isGone) this.jar.get(host)?.delete(name);
      else this.setCookie(host, name, value);
    }
  }
}
