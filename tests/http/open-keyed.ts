import { generations } from '#server/dialects/generations/index.ts';
import type { Ports } from '#server/kernel/ports.ts';
import { testApplication } from '#tests/support/app/index.ts';
import { PATH, startKeyed, type Work } from './keyed-endpoint.ts';

/** A server whose work the test gives, somebody with a key to it, and how often the work was done. */
export async function openKeyed(work: Work, over: Partial<Ports> = {}, dialect = generations) {
  const app = await testApplication();
  const user = await app.newUser();
  const { secret: token } = await app.apiKey(user.ctx);
  const done: string[] = [];
  const counted: Work = (ctx, input) => {
    done.push(input.requestKey ?? '');
    return work(ctx, input);
  };
  const server = await startKeyed({ ...app.ports, ...over }, counted, dialect);
  return {
    app,
    user,
    token,
    done,
    server,
    ask: (key?: string, body?: unknown) => askFor(server, token, key, body),
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await app.close();
    },
  };
}

/** Asks for a thing under a key. */
export function askFor(
  server: { url: string },
  token: string,
  key: string | undefined,
  body: unknown = { name: 'one' },
  signal?: AbortSignal,
): Promise<Response> {
  return fetch(`${server.url}${PATH}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...(signal === undefined ? {} : { signal }),
  });
}

/** What the answer says of being a repetition. */
export const replayed = (response: Response) => response.headers.get('idempotent-replayed');
