import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { openAccount } from '#server/domain/ledger/index.ts';
import { requestMedia } from '#server/domain/media/index.ts';
import { createDatabase, migrateDeploy } from '#server/infra/database/migrate/index.ts';
import { loadConfig } from '#server/kernel/config.ts';
import type { Context } from '#server/kernel/context.ts';
import { newId } from '#server/kernel/ids.ts';
import type { MediaModels } from '#server/kernel/media.ts';
import { startBackground } from '#server/main/background.ts';
import { type Composed, compose } from '#server/main/compose.ts';
import { checked } from '../load.ts';
import { ms, type Row, type Scenario, times } from '../scenario.ts';
import { quantile } from '../statistics.ts';

const CLIENTS = 8;
const USERS = 64;

/** How fast generations go through when their provider answers at once: everything of ours, nothing of theirs. */
export const generations: Scenario = {
  name: 'generations',
  async run({ databaseUrl }, quick) {
    const dir = mkdtempSync(path.join(tmpdir(), 'greenroom-bench-media-'));
    const config = loadConfig({ DATA_DIR: dir, LOG_LEVEL: 'silent', NODE_ENV: 'test' });
    const composed = await compose(config, await ownDatabase(databaseUrl));
    const ports: Composed = { ...composed, mediaModels: instant(await picture(), composed.mediaModels) };
    const background = await startBackground(ports, { worker: true });
    try {
      const users = await makeUsers(ports);
      const bare = await barePerSecond(ports, quick ? 200 : 1000);
      await make(ports, users, 50);
      const one = await timed(() => alone(ports, users, quick ? 40 : 200));
      const many = await timed(() => make(ports, users, quick ? 150 : 600));
      await check(ports);
      return rowsOf(bare, one.result, many);
    } finally {
      await background.leave(5);
      background.stop();
      await composed.close();
      rmSync(dir, { recursive: true });
    }
  },
};

/** Beside the one of the process that serves, whose worker would take part. */
async function ownDatabase(beside: string): Promise<string> {
  const url = new URL(beside);
  await createDatabase(beside, 'bench_generations');
  url.pathname = '/bench_generations';
  await migrateDeploy(url.href, { log: () => {} });
  return url.href;
}

/** A provider whose answer is the picture itself, at once. */
function instant(png: Uint8Array, others: MediaModels): MediaModels {
  async function* body() {
    yield await Promise.resolve(png);
  }
  return {
    ...others,
    submit: () => Promise.resolve({ type: 'made', mediaType: 'image/png', bytes: png.length, body: body() }),
  };
}

function picture(): Promise<Uint8Array> {
  return sharp({ create: { width: 256, height: 256, channels: 3, background: '#357' } })
    .png()
    .toBuffer();
}

async function makeUsers(ports: Composed): Promise<Context[]> {
  const contexts: Context[] = [];
  for (let index = 0; index < USERS; index++) {
    const { id: userId, uuid } = await ports.db.prisma.user.create({ data: { uuid: newId() } });
    await openAccount(ports.db, userId, '1000000');
    const actor = {
      kind: 'user' as const,
      userId,
      uuid,
      role: 'user' as const,
      plan: 'scale' as const,
      via: 'session' as const,
      applicationId: 1,
      scopes: null,
      sandboxOnly: false,
    };
    const signal = new AbortController().signal;
    contexts.push({ ...ports, actor, requestId: 'bench', address: '', signal });
  }
  return contexts;
}

const BARE = { name: 'bare-commit', text: 'INSERT INTO sign_in_failures (address, account) VALUES ($1, $2)' };

async function barePerSecond(ports: Composed, count: number): Promise<number> {
  const { seconds } = await timed(() =>
    parallel(count, () => ports.db.query(BARE, ['bench', 'a row that is one commit'])),
  );
  return count / seconds;
}

/** One at a time, each waited for: how long from the request to the start and to the end. */
async function alone(ports: Composed, users: readonly Context[], count: number): Promise<number[]> {
  const took: number[] = [];
  for (let index = 0; index < count; index++) {
    const [ctx] = users;
    if (ctx === undefined) break;
    const began = performance.now();
    const { id } = await requestMedia(ctx, order(index));
    await untilEnded(ports, [id]);
    took.push(performance.now() - began);
  }
  return took;
}

/** Many at once, over all users; answers when the last has ended. */
async function make(ports: Composed, users: readonly Context[], count: number): Promise<string[]> {
  const ids: string[] = [];
  await parallel(count, async (index) => {
    const ctx = users[index % users.length];
    if (ctx !== undefined) ids.push((await requestMedia(ctx, order(index))).id);
  });
  await untilEnded(ports, ids);
  return ids;
}

const order = (index: number) => ({
  kind: 'image' as const,
  model: 'recraft-v3',
  prompt: `Picture ${index}`,
});

async function untilEnded(ports: Composed, ids: readonly string[]): Promise<void> {
  const where = { id: { in: [...ids] }, endedAt: null };
  while ((await ports.db.prisma.generation.count({ where })) > 0) {
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

async function parallel(count: number, act: (index: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      while (next < count) await act(next++);
    }),
  );
}

async function timed<Result>(act: () => Promise<Result>): Promise<{ seconds: number; result: Result }> {
  const began = performance.now();
  const result = await act();
  return { seconds: (performance.now() - began) / 1000, result };
}

/** One that failed, or was stored twice, counts as a wrong reply. */
async function check({ db }: Composed): Promise<void> {
  const failed = await db.prisma.generation.count({ where: { state: { not: 'succeeded' } } });
  const [made, assets] = [await db.prisma.generation.count(), await db.prisma.asset.count()];
  if (failed > 0) checked.failures.push(`generations: ${failed} did not succeed`);
  if (made !== assets) checked.failures.push(`generations: ${made} made, ${assets} stored`);
}

function rowsOf(bare: number, one: readonly number[], many: { seconds: number; result: string[] }): Row[] {
  const rate = many.result.length / many.seconds;
  return [
    {
      figure: 'Generations made a second, instant provider',
      greenroom: `${rate.toFixed(0)} (${times(rate / bare)} of bare rows committed)`,
    },
    {
      figure: 'One generation, from the request to its stored result, p50 / p99',
      greenroom: `${ms(quantile(one, 0.5))} / ${ms(quantile(one, 0.99))}`,
    },
  ];
}
