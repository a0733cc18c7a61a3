import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { expect, onTestFinished, test } from 'vitest';
import { createInspector } from '#server/infra/inspector/create-inspector.ts';
import { memoryDir } from '#tests/support/database/index.ts';
import { makeFilm, makePicture, sourceOf } from '#tests/support/media/index.ts';

/** A program in ffmpeg's place: a shell script; `$here` is its own folder, which is gone after the test. */
function program(script: string): { command: string; folder: string } {
  const { dir, remove } = memoryDir();
  onTestFinished(remove);
  const command = path.join(dir, 'ffmpeg');
  writeFileSync(command, `#!/bin/sh\nhere='${dir}'\n${script}\n`);
  chmodSync(command, 0o700);
  return { command, folder: dir };
}

async function preview(command: string) {
  const film = await makeFilm();
  return { film, made: await createInspector({ ffmpeg: command }).preview(sourceOf(film), 'video/mp4') };
}

test('the first picture of a film becomes its preview', async () => {
  const { command, folder } = program(
    'echo "$@" > "$here/arguments"; env > "$here/environment"; cat "$here/picture"; cp film "$here/film"',
  );
  writeFileSync(path.join(folder, 'picture'), await makePicture('png', { width: 960, height: 540 }));
  const { film, made } = await preview(command);
  expect(await sharp(made?.webp).metadata()).toMatchObject({ format: 'webp', width: 480, height: 270 });
  expect(made?.blurhash).toMatch(/^.{20,}$/);
  expect(readFileSync(path.join(folder, 'film')).equals(film)).toBe(true);
  // Named, so that the file cannot pass for a playlist; and nothing but files is opened.
  const args = readFileSync(path.join(folder, 'arguments'), 'utf8');
  expect(args).toMatch(/-protocol_whitelist file .*-f mov -i (\S+)/);
  expect(existsSync(/-i (\S+)/.exec(args)?.[1] ?? '/')).toBe(false);
  const environment = readFileSync(path.join(folder, 'environment'), 'utf8');
  expect(
    environment.split('\n').filter((line) => !/^(NODE_ENV|PATH|LC_ALL|PWD|_|SHLVL|OLDPWD)=|^$/.test(line)),
  ).toEqual([]);
});

test.each([
  ['fails', 'exit 1'],
  ['says nothing', 'exit 0'],
  ['says nonsense', 'echo nonsense'],
  ['dies', 'kill -9 $$'],
  ['says more than any picture', 'while :; do head -c 1000000 /dev/zero; done'],
])('a decoder that %s leaves the film without a preview', async (_, script) => {
  expect((await preview(program(script).command)).made).toBeNull();
});

test('a decoder that is not there is not looked for again', async () => {
  const inspector = createInspector({ ffmpeg: '/nowhere/ffmpeg' });
  const film = sourceOf(await makeFilm());
  expect(await inspector.preview(film, 'video/mp4')).toBeNull();
  const unread = { bytes: 10, read: () => Promise.reject(new Error('Nobody should read this.')) };
  expect(await inspector.preview(unread, 'video/mp4')).toBeNull();
});
