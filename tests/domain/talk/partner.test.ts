import { afterAll, expect, test } from 'vitest';
import { createPersona, removePersona, setPortrait, updatePersona } from '#server/domain/persona/index.ts';
import { presentConversation } from '#server/dialects/influencers/present.ts';
import {
  endTalk,
  listCountedTalks,
  listTalks,
  sayTo,
  viewPartner,
  viewTalk,
} from '#server/domain/talk/index.ts';
import { newId } from '#server/kernel/ids.ts';
import { openApi } from '#tests/support/http/index.ts';
import { cleanHere, makePicture } from '#tests/support/media/index.ts';

const it = await openApi();
afterAll(() => it[Symbol.asyncDispose]());

async function somebody() {
  const { ctx } = await it.app.newUser({ plan: 'scale' });
  return { ...ctx, mediaCleaner: cleanHere };
}

/** A persona of one user with which another has exchanged a message. */
async function met() {
  const [owner, guest] = await Promise.all([somebody(), somebody()]);
  const made = { displayName: 'Vera', greeting: 'Hi.', visibility: 'public' } as const;
  const { id: persona } = await createPersona(owner, made);
  await sayTo(guest, { persona, messageId: newId(), content: '[[sandbox:tokens=1]] My secret' });
  await expect
    .poll(async () => (await viewTalk(guest, { persona })).messages.at(-1)?.content, { timeout: 20_000 })
    .toBe('w1');
  return { owner, guest, persona };
}

test.each([
  ['removed', async ({ owner, persona }) => removePersona(owner, { persona })],
  ['made private', async ({ owner, persona }) => updatePersona(owner, { persona, visibility: 'private' })],
] satisfies [string, (it: Awaited<ReturnType<typeof met>>) => Promise<unknown>][])(
  'what was said with a persona that was %s can be read and deleted, and nothing more be said',
  async (_how, takeAway) => {
    const talk = await met();
    const { guest, persona } = talk;
    expect(await viewPartner(guest, { persona })).toMatchObject({ open: true, greeting: 'Hi.' });
    await takeAway(talk);
    expect(await viewPartner(guest, { persona })).toMatchObject({
      displayName: 'Vera',
      open: false,
      greeting: '',
    });
    expect((await viewTalk(guest, { persona })).messages).toHaveLength(2);
    expect((await listTalks(guest, { limit: 5, offset: 0 })).talks).toMatchObject([{ displayName: 'Vera' }]);
    const more = sayTo(guest, { persona, messageId: newId(), content: 'Are you there?' });
    await expect(more).rejects.toMatchObject({ code: 'not_found' });
    await expect(viewPartner(await somebody(), { persona })).rejects.toMatchObject({ code: 'not_found' });
    await endTalk(guest, { persona });
    await expect(viewPartner(guest, { persona })).rejects.toMatchObject({ code: 'not_found' });
    await expect(viewTalk(guest, { persona })).rejects.toMatchObject({ code: 'not_found' });
  },
);

test('what a persona that was made private has become since is shown to nobody who talked with it before', async () => {
  const { owner, guest, persona } = await met();
  const picture = async () => new File([new Uint8Array(await makePicture('png'))], 'face.png');
  await setPortrait(owner, { persona, file: await picture() });
  const page = { limit: 5, offset: 0 };
  const listed = async () => {
    const [{ talks }, counted] = await Promise.all([listTalks(guest, page), listCountedTalks(guest, page)]);
    return [talks[0], counted.talks.map((talk) => presentConversation(guest, talk))[0]];
  };
  const link = expect.stringContaining('/assets/image/');
  expect(await listed()).toMatchObject([
    { displayName: 'Vera', avatarUrl: link },
    { influencer: { display_name: 'Vera', avatar_url: link }, message_count: 2 },
  ]);
  await updatePersona(owner, { persona, visibility: 'private', displayName: 'Secret', category: 'hidden' });
  await setPortrait(owner, { persona, file: await picture() });
  const told = [...(await listed()), await viewPartner(guest, { persona })];
  expect(told).toMatchObject([
    { displayName: 'Vera', avatarUrl: null, gone: false },
    { influencer_id: persona, influencer: { display_name: 'Vera', avatar_url: null } },
    { displayName: 'Vera', avatarUrl: null, category: '', open: false },
  ]);
  const { avatarAssetId } = await owner.db.prisma.persona.findUniqueOrThrow({ where: { id: persona } });
  for (const hidden of ['Secret', 'hidden', avatarAssetId ?? ''])
    expect(JSON.stringify(told)).not.toContain(hidden);
  await updatePersona(owner, { persona, visibility: 'unlisted' });
  expect(await listed()).toMatchObject([
    { displayName: 'Secret', avatarUrl: link },
    { influencer: { display_name: 'Secret' } },
  ]);
});
