import { grant } from '#server/domain/ledger/index.ts';
import { leaveGenerations } from '#server/domain/media/index.ts';
import type { Context } from '#server/kernel/context.ts';
import type { Ports } from '#server/kernel/ports.ts';
import {
  type FalSimulator,
  type FalSimulatorOptions,
  startFalSimulator,
} from '#tests/simulators/media/index.ts';
import { type TestApplication, testApplication, type TestUser } from '#tests/support/app/index.ts';
import { hurried } from './hurried.ts';
import { ownImageOf } from './own-image.ts';

export type Making = AsyncDisposable & {
  fal: FalSimulator;
  app: TestApplication;
  user: TestUser;
  ctx: Context;
  /** The storage key of a picture of the user's. */
  imageKey: string;
  /** What a process needs to make with the same providers. */
  env: Record<string, string>;
};

type Options = {
  env?: Record<string, string>;
  fal?: FalSimulatorOptions;
  /** Laid over what was composed; where they must know the environment, made from it. */
  ports?: Partial<Ports> | ((env: Record<string, string>) => Partial<Ports>);
  credits?: string;
};

/** fal on the wire, an application that knows it, and somebody with credits and a picture. Nothing works until told to. */
export async function startMaking(options: Options = {}): Promise<Making> {
  const fal = await startFalSimulator({ advance: true, ...options.fal });
  const env = { FAL_KEY: 'fal-1', FAL_BASE_URL: fal.baseUrl, SIGNUP_CREDITS: '0', ...options.env };
  const ports = typeof options.ports === 'function' ? options.ports(env) : options.ports;
  const app = await testApplication({ env, ports: { mediaPace: hurried, ...ports } });
  const user = await app.newUser();
  await grant(app.system, { userId: user.userId, amount: options.credits ?? '1000', reason: 'for tests' });
  const { key: imageKey } = await ownImageOf(user.ctx);
  return {
    fal,
    app,
    user,
    ctx: user.ctx,
    imageKey,
    env,
    async [Symbol.asyncDispose]() {
      await leaveGenerations(app.system, 0);
      await app.close();
      await fal[Symbol.asyncDispose]();
    },
  };
}
