/** Posts a JSON body, or CSV, and gives the answer; throws what a service said when it refused. */
export async function post(
  url: string,
  { token, body = {}, csv }: { token?: string; body?: object; csv?: string },
): Promise<Record<string, unknown>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': csv === undefined ? 'application/json' : 'text/csv',
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: csv ?? JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status} ${await response.text()}`);
  return (await response.json()) as Record<string, unknown>;
}
