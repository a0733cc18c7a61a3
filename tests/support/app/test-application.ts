import { createApiKey, createUser, verifyApiKey, verifySession } from '#server/domain/account/index.ts';
import type { CreateApiKeyInput } from '#server/domain/account/schema.ts';
import { interruptTurns, tendTurns } from '#server/domain/conversation/index.ts';
import { createTextModels, type TextModelOptions } from '#server/infra/models/text-models.ts';
import type { Actor, Plan } from '#server/kernel/actor.ts';
import { loadConfig } from '#server/kernel/config.ts';
import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';
import { newId } from '#server/kernel/ids.ts';
import type { Ports } from '#server/kernel/ports.ts';
import { type Composed, compose } from '#server/main/compose.ts';
import { testDatabaseUrl, testDataDir } from '#tests/support/database/index.ts';
import { openedFor } from './opened-for.ts';
import { testEnvironment } from './test-environment.ts';

export type TestUser = { ctx: Context; userId: number; email: string; password: string };
export type TestKey = { secret: string; id: string; ctx: Context };

/** One process as `main` composes it, with its own bus and its own memory, on the test file's database. */
export type TestApplication = AsyncDisposable & {
  ports: Composed;
  /** A context for whoever asks; with `signal`, until that fires. */
  contextOf(actor: Actor, signal?: AbortSignal): Context;
  /** A context as background jobs have it. */
  system: Context;
  /** A new account with a password and its context as in the browser; never an admin unless asked for. */
  newUser(
    over?: Partial<{ email: string; password: string; name: string; admin: boolean; plan: Plan }>,
  ): Promise<TestUser>;
  /** The same user in this application, for tests with several. */
  sameUser(user: TestUser): Promise<Context>;
  /** A live key of `ctx`'s user; its `ctx` is that of a program that uses it. */
  apiKey(ctx: Context, over?: Partial<CreateApiKeyInput>): Promise<TestKey>;
  /** Closes like a server that is told to stop; a second call does nothing. */
  close(): Promise<void>;
};

type Options = {
  /** Laid over the environment of tests, which has fixed secrets, no keys and a silent log. */
  env?: Record<string, string>;
  /** How long providers may be silent, and what stands in for time. */
  textModels?: TextModelOptions;
  databaseUrl?: string;
  /** Laid over what was composed. */
  ports?: Partial<Ports>;
};

/** Composes an application that knows itself alive, as one that serves does before its first request. */
export async function testApplication(options: Options = {}): Promise<TestApplication> {
  const config = loadConfig({ ...testEnvironment, DATA_DIR: testDataDir(), ...options.env });
  const databaseUrl = options.databaseUrl ?? (await testDatabaseUrl());
  const composed = await compose(config, databaseUrl, undefined, openedFor(databaseUrl));
  const ports: Composed = {
    ...composed,
    ...(options.textModels === undefined
      ? {}
      : { textModels: createTextModels(composed.config, options.textModels) }),
    ...options.ports,
  };
  const contextOf = (actor: Actor, signal = new AbortController().signal): Context => {
    return { ...ports, actor, requestId: newId(), address: '127.0.0.1', signal };
  };
  const system = contextOf({ kind: 'system', job: 'test' });
  await tendTurns(system);

  async function browserOf(userId: number): Promise<Context> {
    const actor = await verifySession(ports, userId);
    if (actor === null) throw new DomainError('not_found', 'This test user does not exist.');
    return contextOf(actor);
  }

  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= interruptTurns(system).then(() => ports.close());
    return closing;
  };
  return {
    ports,
    contextOf,
    system,
    async newUser(over = {}) {
      const {
        email = `${newId()}@example.com`,
        password = 'correct horse battery',
        name,
        admin = false,
        plan = 'free',
      } = over;
      const { id, role } = await createUser(system, { email, password, name, admin });
      if (role === 'admin' && !admin)
        await ports.db.prisma.user.update({ where: { id }, data: { role: 'user' } });
      if (plan !== 'free') await ports.db.prisma.user.update({ where: { id }, data: { plan } });
      return { ctx: await browserOf(id), userId: id, email, password };
    },
    sameUser: ({ userId }) => browserOf(userId),
    async apiKey(ctx, over = {}) {
      const { id, secret } = await createApiKey(ctx, { name: 'tests', mode: 'live', ...over });
      const actor = await verifyApiKey({ ...ports, address: '' }, secret);
      return { id, secret, ctx: contextOf(actor ?? { kind: 'anonymous' }) };
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}
