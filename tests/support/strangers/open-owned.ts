import { startBackground } from '#server/main/background.ts';
import { type OpenApi, openApi } from '#tests/support/http/index.ts';
import { cleanHere } from '#tests/support/media/index.ts';
import { hurried } from '#tests/support/media/hurried.ts';
import { scriptedReader } from '#tests/support/pdf/index.ts';
import { type Belongings, makeBelongings } from './belongings.ts';

export type Owned = AsyncDisposable & { it: OpenApi; theirs: Belongings };

/** An application that serves, somebody who owns a thing of every kind, and a worker. */
export async function openOwned(): Promise<Owned> {
  const ports = { mediaPace: hurried, pdfReader: scriptedReader, mediaCleaner: cleanHere };
  const it = await openApi({ env: { SIGNUP_CREDITS: '1000' }, ports });
  const background = await startBackground({ ...it.app.ports, mediaPace: hurried }, { worker: true });
  return {
    it,
    theirs: await makeBelongings(it),
    async [Symbol.asyncDispose]() {
      await background.leave(0);
      background.stop();
      await it[Symbol.asyncDispose]();
    },
  };
}
