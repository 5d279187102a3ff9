import { Agent, request } from 'node:http';
import { serveHelper } from '../stack/helper-process.ts';
import { matter, type SignedStep } from '../stack/straight-road.ts';
import { underPressure, type LoadFigures, type Pressure } from './load.ts';

export interface HttpLoad {
  readonly url: string;
  readonly road: readonly SignedStep[];
  readonly pressure: Pressure;
}

/** A process of its own that walks cases along the straight road over HTTP, connections kept alive. */
serveHelper<HttpLoad, LoadFigures>(async ({ url, road, pressure }) => {
  const agent = new Agent({ keepAlive: true, maxSockets: pressure.concurrency });
  const figures = await underPressure(pressure, async (_, timed) => {
    let id = '';
    await timed(async () => {
      const answer = await send(agent, `${url}/v1/cases`, matter, undefined, 201);
      id = (JSON.parse(answer) as { id: string }).id;
    });
    for (const { command, body, token } of road)
      await timed(() => send(agent, `${url}/v1/cases/${id}/${command}`, body, token, 200));
  });
  agent.destroy();
  return figures;
});

function send(
  agent: Agent,
  url: string,
  body: object,
  token: string | undefined,
  wanted: number,
): Promise<string> {
  const content = Buffer.from(JSON.stringify(body));
  const headers = {
    'content-type': 'application/json',
    'content-length': content.length,
    ...(token && { authorization: `Bearer ${token}` }),
  };
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const answer = Buffer.concat(chunks).toString();
        if (response.statusCode === wanted) resolve(answer);
        else reject(new Error(`${url} answered ${response.statusCode} ${answer}`));
      });
    });
    sent.on('error', reject);
    sent.end(content);
  });
}
