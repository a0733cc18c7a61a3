import { expect, test, vi } from 'vitest';
import {
  cancelGeneration,
  listGenerations,
  markFavourite,
  removeGeneration,
  requestMedia,
  restoreGeneration,
} from '#server/domain/media/index.ts';
import type { ListGenerationsInput } from '#server/domain/media/schema.ts';
import type { Context } from '#server/kernel/context.ts';
import { imageInput, startMaking, untilEnded, videoInput } from '#tests/support/media/index.ts';

vi.setConfig({ testTimeout: 30_000 });

async function promptsOf(ctx: Context, input: ListGenerationsInput): Promise<string[]> {
  const { generations } = await listGenerations(ctx, input);
  return generations.map(({ params }) => params.prompt);
}

test('lists are filtered by kind, state, model, project, favourite and words of the prompt', async () => {
  await using m = await startMaking();
  const lake = await requestMedia(m.ctx, imageInput({ prompt: 'A Lake, 100% blue', project: 'Lakes' }));
  const hill = await requestMedia(m.ctx, imageInput({ prompt: 'A hill_top', model: 'imagen' }));
  const film = await requestMedia(m.ctx, videoInput(m, { prompt: 'A lake that moves' }));
  await cancelGeneration(m.ctx, { generationId: hill.id });
  await untilEnded(m, film);
  await markFavourite(m.ctx, { generationId: hill.id, favourite: true });
  await untilEnded(m, lake);
  const LAKE = 'A Lake, 100% blue';
  const HILL = 'A hill_top';
  const FILM = 'A lake that moves';
  const projectId = lake.projectId ?? '';
  const rows: [ListGenerationsInput, string[]][] = [
    [{}, [FILM, HILL, LAKE]],
    [{ kind: 'image' }, [HILL, LAKE]],
    [{ kind: 'voice' }, []],
    [{ state: 'succeeded' }, [FILM, LAKE]],
    [{ state: 'cancelled' }, [HILL]],
    [{ state: 'running' }, []],
    [{ model: 'imagen' }, [HILL]],
    [{ projectId }, [LAKE]],
    [{ favourite: true }, [HILL]],
    [{ search: 'lAKe' }, [FILM, LAKE]],
    // What the database would take for wildcards are characters like all others.
    [{ search: '%' }, [LAKE]],
    [{ search: '_' }, [HILL]],
    [{ search: '\\' }, []],
    [{ search: '"' }, []],
    [{ search: 'lake', kind: 'video' }, [FILM]],
  ];
  for (const [input, expected] of rows)
    expect(await promptsOf(m.ctx, input), JSON.stringify(input)).toEqual(expected);
  const { ctx } = await m.app.newUser();
  expect(await promptsOf(ctx, { projectId })).toEqual([]);
});

test('pages stay where they are while new ones come, and end', async () => {
  await using m = await startMaking();
  const ids: string[] = [];
  for (let each = 0; each < 7; each++) ids.unshift((await requestMedia(m.ctx, imageInput())).id);
  const seen: string[] = [];
  let cursor: string | null | undefined;
  while (cursor !== null) {
    const page = await listGenerations(m.ctx, { limit: 3, cursor: cursor ?? null });
    seen.push(...page.generations.map(({ id }) => id));
    cursor = page.nextCursor;
    await requestMedia(m.ctx, imageInput());
  }
  expect(seen).toEqual(ids);
});

test('the bin holds what was removed, until it is taken out again; what runs cannot be removed', async () => {
  await using m = await startMaking();
  const asked = await requestMedia(m.ctx, imageInput());
  const ref = { generationId: asked.id };
  await expect(removeGeneration(m.ctx, ref)).rejects.toMatchObject({ code: 'conflict' });
  await untilEnded(m, asked);
  expect((await removeGeneration(m.ctx, ref)).deletedAt).toBeInstanceOf(Date);
  expect(await promptsOf(m.ctx, {})).toEqual([]);
  expect(await promptsOf(m.ctx, { bin: true })).toEqual(['A lake.']);
  const restored = await restoreGeneration(m.ctx, ref);
  expect(restored).toMatchObject({ deletedAt: null, asset: { kind: 'image' } });
  expect(await promptsOf(m.ctx, {})).toEqual(['A lake.']);
});
