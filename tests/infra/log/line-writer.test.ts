import { expect, test } from 'vitest';
import { createLineWriter, type LineTarget } from '#server/infra/log/line-writer.ts';

function target(over: Partial<LineTarget> = {}) {
  const texts: string[] = [];
  const troubles: unknown[] = [];
  const append = async (text: string) => void texts.push(text);
  // Nothing waits: then it is asked only what is still under way.
  const appendSync = (text: string) => void (text !== '' && texts.push(text));
  return {
    texts,
    troubles,
    writer: createLineWriter({ append, appendSync, ...over }, (problem) => void troubles.push(problem)),
  };
}

test('lines that come while others are written leave together, in their order', async () => {
  const gate = Promise.withResolvers<undefined>();
  const texts: string[] = [];
  const { writer } = target({
    async append(text) {
      texts.push(text);
      await gate.promise;
    },
  });
  for (const line of ['a\n', 'b\n', 'c\n']) writer.write(line);
  gate.resolve(undefined);
  await writer.drain();
  expect(texts).toEqual(['a\n', 'b\nc\n']);
});

test('a failure is told once until there is a success', async () => {
  const answers = [false, false, true, false];
  const { writer, troubles } = target({
    append: async () => {
      if (answers.shift() !== true) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
    },
  });
  for (let line = 0; line < 4; line++) {
    writer.write('x\n');
    await writer.drain();
  }
  expect(troubles).toEqual([
    { code: 'ENOSPC', lost: 0 },
    { code: 'ENOSPC', lost: 0 },
  ]);
});

test('what a stuck target cannot take is lost, counted and told, not kept for ever', async () => {
  const gate = Promise.withResolvers<undefined>();
  const { writer, troubles } = target({ append: () => gate.promise });
  const line = 'x'.repeat(1024 * 1024);
  for (let count = 0; count < 9; count++) writer.write(line);
  gate.resolve(undefined);
  await writer.drain();
  expect(troubles).toEqual([{ code: 'TOO_SLOW', lost: 3 }]);
});

test('what waits when the process ends is written at once, and a target that fails then fails alone', () => {
  const stuck = { append: () => new Promise<void>(() => {}) };
  const { writer, texts } = target(stuck);
  for (const line of ['under way\n', 'a\n', 'b\n']) writer.write(line);
  writer.flushSync();
  writer.flushSync();
  expect(texts).toEqual(['a\nb\n']);
  const broken = target({
    ...stuck,
    appendSync() {
      throw new Error('gone');
    },
  });
  for (const line of ['under way\n', 'a\n']) broken.writer.write(line);
  broken.writer.flushSync();
});
