import { text } from 'node:stream/consumers';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Provider } from 'oidc-provider';
import type { SamplePerson } from '../../local-identity.mjs';
import { peoplePage } from './people-page.ts';
import type { SampleUnit } from './sample-units.ts';

const longestForm = 10_000;

/** How somebody says who he is: by a click, or beforehand by `login_hint`. */
export class SignInChoice {
  constructor(
    private readonly provider: Provider,
    private readonly people: readonly SamplePerson[],
    private readonly units: readonly SampleUnit[],
  ) {}

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { uid, params } = await this.provider.interactionDetails(request, response);
    const hint = params['login_hint'];
    const chosen = request.method === 'POST' ? await personIn(request) : typeof hint === 'string' ? hint : '';
    if (this.people.some(({ id }) => id === chosen)) {
      const result = { login: { accountId: chosen } };
      await this.provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
      return;
    }
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(peoplePage(uid, this.people, this.units));
  }
}

async function personIn(request: IncomingMessage): Promise<string> {
  if (Number(request.headers['content-length'] ?? Infinity) > longestForm) return '';
  return new URLSearchParams(await text(request)).get('person') ?? '';
}
