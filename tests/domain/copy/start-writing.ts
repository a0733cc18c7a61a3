import type { CopyBrief } from '#server/domain/copy/schema.ts';
import { writeCopy, type WrittenCopy } from '#server/domain/copy/index.ts';
import type { Context } from '#server/kernel/context.ts';
import { newId } from '#server/kernel/ids.ts';
import {
  type ProviderSimulator,
  type Script,
  startProviderSimulator,
} from '#tests/simulators/providers/index.ts';
import { type TestApplication, testApplication } from '#tests/support/app/index.ts';

export type Writing = AsyncDisposable & {
  provider: ProviderSimulator;
  app: TestApplication;
  ctx: Context;
};

export const watch: CopyBrief = { title: 'Smart watch', tone: 'witty', feature: 'Counts steps.' };

/** A provider on the wire whose one model writes all copy, and somebody who wants it. What is not scripted is "A fine watch." */
export async function startWriting(env: Record<string, string> = {}): Promise<Writing> {
  const provider = await startProviderSimulator();
  provider.otherwise({ steps: [{ text: 'A fine watch.' }, { end: 'stop' }] });
  const app = await testApplication({
    env: {
      COMPATIBLE_API_KEY: 'sk-compatible-1',
      COMPATIBLE_BASE_URL: provider.baseUrls.compatible,
      COMPATIBLE_MODELS: 'model-1',
      ...env,
    },
  });
  const { ctx } = await app.newUser();
  return {
    provider,
    app,
    ctx,
    async [Symbol.asyncDispose]() {
      await app.close();
      await provider.close();
    },
  };
}

/** What fails for good: before its first word a provider is asked once more. */
export const failing: Script = { steps: [{ text: 'Hm. ' }, 'cut'] };

/** A context in which every deadline passes when `pass` is called. */
export function withDeadline(ctx: Context): { ctx: Context; pass(): void } {
  const deadline = new AbortController();
  return { ctx: { ...ctx, deadline: () => deadline.signal }, pass: () => deadline.abort() };
}

type Asked = Partial<CopyBrief> & { tab?: number | null; messageId?: string | null; requestKey?: string };

/** A program's request about the watch, in a new tab unless it says which. */
export function write(ctx: Context, { tab = null, messageId = newId(), requestKey, ...brief }: Asked = {}) {
  return writeCopy(ctx, { tab, messageId, brief: { ...watch, ...brief }, requestKey });
}

export const textOf = ({ variant }: WrittenCopy): string => variant.text;
