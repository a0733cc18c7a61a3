import { leaveGenerations } from '#server/domain/media/index.ts';
import type { MediaPace } from '#server/kernel/ports.ts';
import { startBackground } from '#server/main/background.ts';
import { type TestApplication, testApplication } from '#tests/support/app/index.ts';
import { type ApiServer, startApi } from '#tests/support/http/start-api.ts';
import { hurried } from './hurried.ts';

export type OpenDoors = AsyncDisposable & { app: TestApplication; api: ApiServer };

/** An application that serves and makes what it is asked for, with the sandbox unless the environment says otherwise. */
export async function openDoors(
  env: Record<string, string> = {},
  pace: Partial<MediaPace> = {},
): Promise<OpenDoors> {
  const app = await testApplication({ env, ports: { mediaPace: { ...hurried, ...pace } } });
  const background = await startBackground(app.ports, { worker: true });
  const api = await startApi(app.ports);
  return {
    app,
    api,
    async [Symbol.asyncDispose]() {
      await background.leave(0);
      background.stop();
      await leaveGenerations(app.system, 0);
      await api[Symbol.asyncDispose]();
      await app.close();
    },
  };
}
