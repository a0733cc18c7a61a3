import { setTimeout as pause } from 'node:timers/promises';
import { type GenerationView, getGeneration, tendGenerations } from '#server/domain/media/index.ts';
import type { Context } from '#server/kernel/context.ts';
import { letTimePass } from './let-time-pass.ts';
import type { Making } from './start-making.ts';

/** So that a test that waits for what never comes ends. */
const MOST_ROUNDS = 3_000;

/** Works, round after round, until the generation is as wanted. */
export async function workUntil(
  { app, ctx }: { app: { system: Context }; ctx: Context },
  generationId: string,
  wanted: (view: GenerationView) => boolean,
): Promise<GenerationView> {
  let view = await getGeneration(ctx, { generationId });
  for (let round = 0; round < MOST_ROUNDS && !wanted(view); round++) {
    await tendGenerations(app.system);
    await pause(5);
    view = await getGeneration(ctx, { generationId });
  }
  if (!wanted(view)) throw new Error(`It never came to that: ${JSON.stringify(view)}`);
  return view;
}

/** Works until the generation has ended. */
export function untilEnded(
  making: Pick<Making, 'app' | 'ctx'>,
  { id }: { id: string },
): Promise<GenerationView> {
  return workUntil(making, id, ({ endedAt }) => endedAt !== null);
}

/** The same, while hours pass: nothing that rests is waited for. */
export async function untilSettled(
  making: Pick<Making, 'app' | 'ctx'>,
  { id }: { id: string },
): Promise<GenerationView> {
  let view = await getGeneration(making.ctx, { generationId: id });
  for (let round = 0; round < MOST_ROUNDS && view.endedAt === null; round++) {
    await letTimePass(making);
    await tendGenerations(making.app.system);
    await pause(5);
    view = await getGeneration(making.ctx, { generationId: id });
  }
  if (view.endedAt === null) throw new Error(`It never ended: ${JSON.stringify(view)}`);
  return view;
}
