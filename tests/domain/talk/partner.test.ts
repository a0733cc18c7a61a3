import { afterAll, expect, test } from 'vitest';
import { createPersona, removePersona, updatePersona } from '#server/domain/persona/index.ts';
import { endTalk, listTalks, sayTo, viewPartner, viewTalk } from '#server/domain/talk/index.ts';
import { newId } from '#server/kernel/ids.ts';
import { openApi } from '#tests/support/http/index.ts';
import { cleanHere } from '#tests/support/media/index.ts';

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
