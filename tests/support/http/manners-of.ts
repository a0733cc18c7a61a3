import { takeRequest } from '#server/domain/limits/index.ts';
import type { Dialect } from '#server/http/dialect.ts';
import { openApi } from './open-api.ts';

type Sample = {
  /** A path that nobody has documented, if those under the family's own are answered by us. */
  unknown?: string;
  /** An operation that needs no body. */
  asks: string;
  /** One that takes a body. */
  tells?: string;
};

const TOLD = ['allow', 'www-authenticate', 'retry-after', 'connection', 'ratelimit-policy', 'ratelimit'];
const NOON = new Date('2026-12-01T12:00:00.000Z');

/**
 * How a family refuses what reaches no endpoint, over HTTP: a line each with status, body and special headers. Time
 * stands still, so that what remains of the rate limit can be read line by line.
 */
export async function mannersOf(dialect: Dialect, { unknown, asks, tells }: Sample): Promise<string> {
  const clock = { now: () => NOON };
  await using it = await openApi({ plan: 'free', ports: { clock } });
  const { token } = it;
  const lines: string[] = [];
  const tell = async (what: string, response: Response) => {
    const headers = TOLD.map((name) => [name, response.headers.get(name)] as const)
      .filter(([name, value]) => value !== null && (name !== 'connection' || value === 'close'))
      .map(([name, value]) => `\n    ${name}: ${value}`);
    const body = response.ok ? 'as asked' : await response.text();
    lines.push(`${what}: ${response.status} ${body}${headers.join('')}`);
  };
  const call = (operation: string, options: Parameters<typeof it.api.call>[2]) => {
    const [method = '', path = ''] = operation.split(' ');
    return it.api.call(method, path, options);
  };
  if (unknown !== undefined) await tell('unknown path', await it.api.call('GET', unknown, { token }));
  await tell('wrong method', await it.api.call('PATCH', asks.split(' ')[1] ?? '', { token }));
  await tell('no token', await call(tells ?? asks, {}));
  await tell('a wrong token', await call(tells ?? asks, { token: 'gr_live_wrong' }));
  if (tells !== undefined) {
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    await tell('no JSON', await call(tells, { token, body: 'a=1', headers: form }));
    await tell('broken JSON', await call(tells, { token, body: '{' }));
    await tell('an empty body', await call(tells, { token, body: '' }));
    await tell('two mebibytes', await call(tells, { token, body: `"${'x'.repeat(2 * 1024 * 1024)}"` }));
  }
  if (dialect.unlimited !== true) {
    const { ctx } = await it.app.apiKey(it.user.ctx);
    while ((await takeRequest({ ...ctx, clock }, { operation: 'test', cost: 10 }))?.granted);
    while ((await takeRequest({ ...ctx, clock }, { operation: 'test' }))?.granted);
    await tell('one request too many', await call(asks, { token }));
    await tell(
      'one too many in a wrong way',
      await it.api.call('PATCH', asks.split(' ')[1] ?? '', { token }),
    );
  }
  return lines.join('\n');
}
