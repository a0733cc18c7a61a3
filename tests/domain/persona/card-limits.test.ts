import { afterAll, expect, test } from 'vitest';
import { forgetUploads, sourceOf, takePortrait } from '#server/domain/file/index.ts';
import { exportCard, importCard, previewCard, removePersona } from '#server/domain/persona/index.ts';
import { swapPortrait } from '#server/domain/persona/swap-portrait.ts';
import { DomainError } from '#server/kernel/errors.ts';
import { newId } from '#server/kernel/ids.ts';
import { openApi } from '#tests/support/http/index.ts';
import { cleanHere } from '#tests/support/media/index.ts';
import { bytesOf, fileOf, json, pictured } from '../card/card-files.ts';
import { pngWith, text, v1, v2 } from '../card/cards.ts';

const it = await openApi();
afterAll(() => it[Symbol.asyncDispose]());
const ctx = { ...it.user.ctx, mediaCleaner: cleanHere };
const { prisma } = it.app.ports.db;

test('a card whose picture is too large for a portrait is imported without it, and the preview says so', async () => {
  const { file } = await pictured(v2);
  const bytes = Buffer.from(await file.arrayBuffer());
  const padding = pngWith(text('padding', 'x'.repeat(11 * 1024 * 1024)));
  const large = Buffer.concat([
    bytes.subarray(0, 33),
    padding.subarray(33, padding.indexOf('IDAT') - 4),
    bytes.subarray(33),
  ]);
  const form = { file: fileOf(large), requestKey: newId() };
  const warning = 'Its picture is too large for a portrait (more than 10 MB) and is left out.';
  expect((await previewCard(ctx, form)).warnings.at(-1)).toBe(warning);
  const first = await importCard(ctx, form);
  expect([first.persona.avatarUrl, first.warnings.at(-1)]).toEqual([null, warning]);
  expect((await importCard(ctx, form)).persona.id).toBe(first.persona.id);
});

test('where a portrait cannot be made now nothing is imported, and sent again the card is imported with it', async () => {
  const form = { ...(await pictured(v2)), requestKey: newId() };
  const before = await prisma.persona.count();
  const busy = { clean: () => Promise.reject(new DomainError('unavailable', 'Too many at once.')) };
  await expect(importCard({ ...ctx, mediaCleaner: busy }, form)).rejects.toMatchObject({
    code: 'unavailable',
  });
  expect(await prisma.persona.count()).toBe(before);
  expect((await importCard(ctx, form)).persona.avatarUrl).not.toBeNull();
});

test('a preview refuses what an import would refuse: too much text, and numbers that take too much room', async () => {
  const long = 'x'.repeat(20_000);
  const wordy = { ...v2, data: { ...v2.data, description: long, scenario: long, mes_example: long } };
  const greeting = { ...v2, data: { ...v2.data, description: long, scenario: long, first_mes: 'Hi' } };
  const numbers = JSON.stringify({
    ...v2,
    data: { ...v2.data, notes: 'x'.repeat(2 * 1024 * 1024), list: 0 },
  });
  const spread = numbers.replace('"list":0', `"list":[${'1e20,'.repeat(150_000)}0]`);
  for (const [form, reason] of [
    [json(wordy), 'too-long'],
    [json(greeting), 'too-long'],
    [{ file: fileOf(spread) }, 'too-large'],
  ] as const) {
    const refused = { code: 'invalid_input', details: { field: 'file', reason } };
    await expect(previewCard(ctx, form)).rejects.toMatchObject(refused);
    await expect(importCard(ctx, form)).rejects.toMatchObject(refused);
  }
  await expect(importCard(ctx, { ...json(v2), name: 'Fits' })).resolves.toBeDefined();
});

test('a card that was kept before there was a limit goes out whole', async () => {
  const { persona } = await importCard(ctx, json(v2));
  const list = Array.from({ length: 300_000 }, () => 1e20);
  await prisma.persona.update({ where: { id: persona.id }, data: { card: JSON.stringify({ list }) } });
  const out = bytesOf(await exportCard(ctx, { persona: persona.id, format: 'json-v3' }));
  expect(JSON.parse(out.toString())).toMatchObject({ data: { list } });
});

test('a persona that is removed keeps neither its card nor a portrait, not even one that comes meanwhile', async () => {
  const { persona } = await importCard(ctx, await pictured(v2));
  await removePersona(ctx, { persona: persona.id });
  const late = await takePortrait(ctx, sourceOf((await pictured(v1)).file));
  await expect(swapPortrait(ctx, persona.id, late)).rejects.toMatchObject({ code: 'not_found' });
  await forgetUploads(it.app.system);
  expect(await prisma.persona.findUnique({ where: { id: persona.id } })).toMatchObject({
    card: null,
    avatarAssetId: null,
    deletedAt: expect.any(Date),
  });
  expect(await prisma.asset.count({ where: { id: late } })).toBe(0);
});
