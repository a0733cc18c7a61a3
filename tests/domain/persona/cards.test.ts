import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { readCard } from '#server/domain/card/index.ts';
import { forgetUploads } from '#server/domain/file/index.ts';
import { warningsOf } from '#server/domain/persona/card-warnings.ts';
import {
  createPersona,
  exportCard,
  importCard,
  previewCard,
  removePersona,
  setPortrait,
  updatePersona,
  visiblePersona,
} from '#server/domain/persona/index.ts';
import { requireUser } from '#server/kernel/actor.ts';
import { newId } from '#server/kernel/ids.ts';
import { openApi } from '#tests/support/http/index.ts';
import { cleanHere } from '#tests/support/media/index.ts';
import { bytesOf, fileOf, json, pictured } from '../card/card-files.ts';
import { cardText, pngWith, v1, v2, v3 } from '../card/cards.ts';

const it = await openApi();
afterAll(() => it[Symbol.asyncDispose]());
const ctx = { ...it.user.ctx, mediaCleaner: cleanHere };
const { prisma } = it.app.ports.db;

test('a preview says what a card would become, and keeps nothing', async () => {
  const before = await prisma.persona.count();
  expect(await previewCard(ctx, json(v3))).toEqual({
    version: 'v3',
    displayName: 'Lise',
    description: 'Lise plays the violin for you.',
    greeting: 'Oh. Hello.',
    creator: 'somebody',
    notes: 'Never told to a model.',
    tags: ['music', 'shy'],
    picture: false,
    warnings: [
      'Its lorebook (1 entry) is kept for the export, and not used in conversations.',
      '2 further greetings are kept for the export; conversations begin with the first.',
      'Pictures that it links to are not fetched; their addresses are kept for the export.',
    ],
  });
  expect(await prisma.persona.count()).toBe(before);
});

test('a card becomes a private persona of one’s own with its picture, each time a new one', async () => {
  const form = await pictured(v3);
  const { persona, warnings } = await importCard(ctx, form);
  expect(persona).toMatchObject({
    displayName: 'Lise',
    description: v3.data.description,
    greeting: 'Oh. Hello.',
    visibility: 'private',
    canChange: true,
    secret: { systemInstructions: 'Be {{char}}.', reminder: 'Stay shy.', examples: v3.data.mes_example },
  });
  expect(warnings).toHaveLength(3);
  const shown = await it.api.call('GET', persona.avatarUrl ?? '');
  const picture = Buffer.from(await shown.arrayBuffer());
  expect(await sharp(picture).metadata()).toMatchObject({ format: 'png', width: 1024, height: 614 });
  for (const secret of ['secret', 'business', 'ccv3']) expect(picture.includes(secret)).toBe(false);
  const again = await importCard(ctx, form);
  expect([again.persona.id === persona.id, again.persona.name === persona.name]).toEqual([false, false]);
  const asset = (await visiblePersona(ctx, persona.id)).avatarAssetId ?? '';
  await prisma.upload.updateMany({ where: { assetId: asset }, data: { dueAt: new Date(0) } });
  await forgetUploads(it.app.system);
  expect(await prisma.asset.count({ where: { id: asset } })).toBe(1);
});

test('what was imported goes out as it came, with its owner’s changes and without notes about the picture', async () => {
  const { persona } = await importCard(ctx, await pictured(v3));
  const untouched = await exportCard(ctx, { persona: persona.id, format: 'png' });
  expect(untouched).toMatchObject({ fileName: `${persona.name}.png`, mediaType: 'image/png' });
  const { modification_date: _, ...data } = readCard(bytesOf(untouched)).data;
  const { modification_date: _before, ...original } = v3.data;
  expect(data).toEqual(original);
  expect(bytesOf(untouched).includes('secret')).toBe(false);
  await updatePersona(ctx, {
    persona: persona.id,
    greeting: 'Come in.',
    traits: ['bold'],
    voiceModel: 'luna',
  });
  const changed = readCard(bytesOf(await exportCard(ctx, { persona: persona.id, format: 'json-v3' })));
  const own = { traits: ['bold'], voice_model: 'luna' };
  expect(changed.data).toMatchObject({
    ...original,
    first_mes: 'Come in.',
    extensions: { ...original.extensions, greenroom: own },
  });
  const back = await importCard(ctx, {
    file: fileOf(bytesOf(await exportCard(ctx, { persona: persona.id, format: 'png' }))),
  });
  expect(back.persona).toMatchObject({ greeting: 'Come in.', traits: ['bold'], voiceModel: 'luna' });
});

test('a persona that came with no card is exported too: without a portrait as JSON only', async () => {
  const { persona } = await importCard(ctx, json(v1));
  await prisma.persona.update({ where: { id: persona.id }, data: { card: null } });
  const { data, version } = readCard(
    bytesOf(await exportCard(ctx, { persona: persona.id, format: 'json-v2' })),
  );
  expect(version).toBe('v2');
  expect(data).toMatchObject({ ...v1, alternate_greetings: [], extensions: {} });
  await expect(exportCard(ctx, { persona: persona.id, format: 'png' })).rejects.toMatchObject({
    code: 'invalid_input',
    details: { field: 'format' },
  });
});

test('a portrait is set, another takes its place, and what is no longer used goes', async () => {
  const { persona } = await importCard(ctx, json(v2));
  const jpeg = await sharp({ create: { width: 80, height: 40, channels: 3, background: '#aa3344' } })
    .jpeg()
    .toBuffer();
  const first = await setPortrait(ctx, { persona: persona.id, file: fileOf(jpeg) });
  const before = (await visiblePersona(ctx, persona.id)).avatarAssetId ?? '';
  expect(first.avatarUrl).toContain(`/assets/image/${before}.png?`);
  await setPortrait(ctx, { persona: persona.id, file: fileOf(jpeg) });
  const after = (await visiblePersona(ctx, persona.id)).avatarAssetId ?? '';
  await forgetUploads(it.app.system);
  expect(await prisma.asset.count({ where: { id: before } })).toBe(0);
  expect(await prisma.asset.count({ where: { id: after } })).toBe(1);
  expect(readCard(bytesOf(await exportCard(ctx, { persona: persona.id, format: 'png' }))).data).toMatchObject(
    { name: v2.data.name },
  );
  await removePersona(ctx, { persona: persona.id });
  await forgetUploads(it.app.system);
  expect(await prisma.asset.count({ where: { id: after } })).toBe(0);
  await expect(setPortrait(ctx, { persona: persona.id, file: fileOf('x') })).rejects.toMatchObject({
    code: 'not_found',
  });
});

test('a card without a name takes the one that is given; one whose picture is broken is imported without it', async () => {
  const nameless = { ...v2, data: { ...v2.data, name: ' ' } };
  await expect(importCard(ctx, json(nameless))).rejects.toMatchObject({ details: { reason: 'nameless' } });
  const named = await importCard(ctx, { ...json(nameless), name: 'Given' });
  expect(named.persona.displayName).toBe('Given');
  const bytes = pngWith(cardText('chara', v2));
  const broken = Buffer.from(bytes);
  broken.fill(0, bytes.indexOf('IDAT') + 4, bytes.indexOf('IDAT') + 10);
  const { persona, warnings } = await importCard(ctx, { file: fileOf(broken) });
  expect(persona.avatarUrl).toBeNull();
  expect(warnings.at(-1)).toBe('Its picture is damaged and was left out.');
});

test('a card that is nested deeply goes out no larger than it came', async () => {
  const nested = Array.from({ length: 95 }).reduce<unknown>(
    (inner) => [inner],
    Array.from({ length: 150_000 }, () => 1),
  );
  const card = { ...v2, data: { ...v2.data, nested } };
  const { persona } = await importCard(ctx, json(card));
  const out = bytesOf(await exportCard(ctx, { persona: persona.id, format: 'json-v3' }));
  expect(out.length).toBeLessThan(JSON.stringify(card).length * 1.5);
});

test('a card that is sent again under its key is imported once; there is room for so many', async () => {
  const { ctx: given } = await it.app.newUser();
  const other = { ...given, mediaCleaner: cleanHere };
  const form = { ...(await pictured(v2)), requestKey: newId() };
  const [one, two] = await Promise.all([importCard(other, form), importCard(other, form)]);
  const again = await importCard(other, form);
  expect(new Set([one.persona.id, two.persona.id, again.persona.id]).size).toBe(1);
  expect(again.persona.avatarUrl).not.toBeNull();
  const { userId: ownerId } = requireUser(other.actor);
  const more = Array.from({ length: 497 }, (_, index) => ({
    id: newId(),
    ownerId,
    name: `more-${ownerId}-${index}`,
    displayName: 'More',
  }));
  await prisma.persona.createMany({ data: more });
  const together = { ...other, db: allCountFirst(4) };
  const settled = await Promise.allSettled([1, 2, 3, 4].map(() => importCard(together, json(v1))));
  expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
  await expect(importCard(other, json(v1))).rejects.toMatchObject({ code: 'conflict' });
  await expect(createPersona(other, { displayName: 'One more' })).rejects.toMatchObject({ code: 'conflict' });
  expect((await importCard(other, form)).persona.id).toBe(one.persona.id);
});

/** The database where whoever looks how many personas there are goes on once so many have looked. */
function allCountFirst(many: number): typeof ctx.db {
  const all = Promise.withResolvers<void>();
  let looked = 0;
  return {
    ...ctx.db,
    async query(statement, values) {
      const rows = await ctx.db.query<never>(statement, values);
      if (statement.name !== 'count-own-personas') return rows;
      if (++looked === many) all.resolve();
      await all.promise;
      return rows;
    },
  };
}

test('of portraits set at once and by an administrator one is left, and the others go', async () => {
  const { persona } = await importCard(ctx, await pictured(v2));
  const picture = async () => ({ persona: persona.id, file: (await pictured(v1)).file });
  const admin = { ...(await it.app.newUser({ admin: true })).ctx, mediaCleaner: cleanHere };
  await Promise.all([setPortrait(ctx, await picture()), setPortrait(ctx, await picture())]);
  await setPortrait(admin, await picture());
  await forgetUploads(it.app.system);
  const left = (await visiblePersona(ctx, persona.id)).avatarAssetId ?? '';
  const { userId } = requireUser(admin.actor);
  const others = {
    OR: [{ userId: it.user.userId }, { userId }],
    createdAt: { gt: new Date(persona.createdAt.getTime() - 5_000) },
  };
  const ids = (await prisma.asset.findMany({ where: others, select: { id: true, portraitOf: true } })).filter(
    ({ id, portraitOf }) => id === left || portraitOf.length === 0,
  );
  expect(ids.map(({ id }) => id)).toEqual([left]);
});

test('nobody but its owner exports or pictures a persona', async () => {
  const { persona } = await importCard(ctx, json(v2));
  await updatePersona(ctx, { persona: persona.id, visibility: 'public' });
  const stranger = (await it.app.newUser()).ctx;
  await expect(exportCard(stranger, { persona: persona.id, format: 'json-v3' })).rejects.toMatchObject({
    code: 'forbidden',
  });
  await expect(setPortrait(stranger, { persona: persona.id, file: fileOf('x') })).rejects.toMatchObject({
    code: 'forbidden',
  });
});

test('a name, a lorebook or instructions with patterns of text replacement in them stay as they are', async () => {
  const strange = { ...v2, data: { ...v2.data, name: '$& {{user}} </notes> __proto__' } };
  const { persona } = await importCard(ctx, json(strange));
  expect(persona.displayName).toBe('$& {{user}} </notes> __proto__');
  const out = readCard(bytesOf(await exportCard(ctx, { persona: persona.id, format: 'json-v3' })));
  expect(out.data['name']).toBe('$& {{user}} </notes> __proto__');
});

test.each([
  [1, '1 further greeting is kept for the export; conversations begin with the first.'],
  [2, '2 further greetings are kept for the export; conversations begin with the first.'],
])('of %i further greetings is spoken as people do', (count, words) => {
  const data = { alternate_greetings: Array.from({ length: count }, () => 'Tock.') };
  const card = { version: 'v2' as const, data, picture: false, repaired: false };
  expect(warningsOf(card, { cut: [] })).toEqual([words]);
});
