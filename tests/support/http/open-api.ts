import type { Plan } from '#server/kernel/actor.ts';
import type { Ports } from '#server/kernel/ports.ts';
import { type TestApplication, testApplication, type TestUser } from '#tests/support/app/index.ts';
import { type ApiServer, startApi } from './start-api.ts';

export type OpenApi = AsyncDisposable & {
  app: TestApplication;
  api: ApiServer;
  user: TestUser;
  /** A live key of `user`. */
  token: string;
};

type Options = {
  env?: Record<string, string>;
  /** Laid over the composed ports. */
  ports?: Partial<Ports>;
  databaseUrl?: string;
  /** The user's; `scale` if absent, for most tests ask more often than people do. */
  plan?: Plan;
};

/** An application that serves, and somebody with a key to it. */
export async function openApi({ ports = {}, plan = 'scale', ...options }: Options = {}): Promise<OpenApi> {
  const app = await testApplication(options);
  const api = await startApi({ ...app.ports, ...ports });
  const user = await app.newUser({ plan });
  const { secret } = await app.apiKey(user.ctx);
  return {
    app,
    api,
    user,
    token: secret,
    async [Symbol.asyncDispose]() {
      await api[Symbol.asyncDispose]();
      await app.close();
    },
  };
}
