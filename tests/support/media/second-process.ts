import { leaveGenerations } from '#server/domain/media/index.ts';
import type { Ports } from '#server/kernel/ports.ts';
import { type TestApplication, testApplication } from '#tests/support/app/index.ts';
import { hurried } from './hurried.ts';
import type { Making } from './start-making.ts';

/** One more application on the same database, providers and storage, as another process would be. */
export async function secondProcess({ env }: Making, ports: Partial<Ports> = {}): Promise<TestApplication> {
  const app = await testApplication({ env, ports: { mediaPace: hurried, ...ports } });
  const close = async () => {
    await leaveGenerations(app.system, 0);
    await app.close();
  };
  return { ...app, close, [Symbol.asyncDispose]: close };
}
