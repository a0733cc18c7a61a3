import { expect, test } from 'vitest';
import { z } from 'zod';
import { endOfAftermath } from '#server/domain/conversation/index.ts';
import { createPersona, removePersona } from '#server/domain/persona/index.ts';
import { requireUser } from '#server/kernel/actor.ts';
import { type OpenApi, openApi } from '#tests/support/http/index.ts';

const INFLUENCERS = '/api/v1/influencers';
const CONVERSATIONS = '/api/v1/chat/conversations';
const MIRA = '9a3c1b60-0d1e-4b6f-8a01-5f2c7d8e0003';
const Named = z.object({ id: z.uuid() });

const ask = async (it: OpenApi, method: string, path: string, body?: object, token?: string) => {
  const response = await it.api.call(method, path, {
    token: token ?? it.token,
    ...(body === undefined ? {} : { body }),
  });
  const told: unknown = await response.json();
  return { status: response.status, body: told };
};
const begin = async (it: OpenApi, influencer_id = MIRA) =>
  Named.parse((await ask(it, 'POST', CONVERSATIONS, { influencer_id })).body).id;
const messagesOf = (id: string, query = '') => `${CONVERSATIONS}/${id}/messages${query}`;
const say = (it: OpenApi, id: string, body: object, token?: string) =>
  ask(it, 'POST', messagesOf(id), body, token);

test('influencers are listed and read without a token, and their instructions are nobody’s to read', async () => {
  await using it = await openApi();
  const listed = await it.api.call('GET', `${INFLUENCERS}?limit=2&offset=2`);
  const body: unknown = await listed.json();
  expect(body).toMatchObject({
    influencers: [{ id: MIRA, name: 'mira-vale', category: 'travel' }, { name: 'kenji-arai' }],
    total: 10,
    limit: 2,
    offset: 2,
  });
  expect(JSON.stringify(body)).not.toContain('system_instructions');
  for (const key of [MIRA, 'mira-vale']) {
    const one = await it.api.call('GET', `${INFLUENCERS}/${key}`);
    expect(await one.json()).toMatchObject({
      id: MIRA,
      display_name: 'Mira Vale',
      avatar_url: '/assets/avatars/mira-vale.png',
      personality_traits: ['curious', 'unhurried', 'observant', 'warm'],
    });
  }
  const missing = await it.api.call('GET', `${INFLUENCERS}/nobody`);
  expect([missing.status, await missing.json()]).toEqual([
    404,
    { error: 'not_found', message: 'Character not found', details: {} },
  ]);
});

test('twenty that begin the same conversation at once get one: one 201, nineteen 200', async () => {
  await using it = await openApi();
  const asked = Array.from({ length: 20 }, () => ask(it, 'POST', CONVERSATIONS, { influencer_id: MIRA }));
  const answers = await Promise.all(asked);
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
    ...Array.from({ length: 19 }, () => 200),
    201,
  ]);
  expect(new Set(answers.map(({ body }) => Named.parse(body).id)).size).toBe(1);
  expect(await it.app.ports.db.prisma.conversation.count({ where: { userId: it.user.userId } })).toBe(1);
});

test('a text message is answered by the influencer, and both are stored', async () => {
  await using it = await openApi();
  const id = await begin(it, 'mira-vale');
  const { status, body } = await say(it, id, { content: 'Hello [[sandbox:echo]]', message_type: 'text' });
  expect(status).toBe(201);
  expect(body).toEqual({
    user_message: {
      id: expect.any(String),
      conversation_id: id,
      role: 'user',
      content: 'Hello [[sandbox:echo]]',
      message_type: 'text',
      media_urls: [],
      audio_url: null,
      audio_duration_seconds: null,
      token_count: null,
      created_at: expect.any(String),
    },
    assistant_message: expect.objectContaining({
      role: 'assistant',
      content: expect.stringContaining('You are Mira Vale.'),
      token_count: expect.any(Number),
    }),
  });
  expect(await ask(it, 'GET', messagesOf(id, '?order=desc&limit=1'))).toMatchObject({
    status: 200,
    body: { messages: [{ role: 'assistant' }], total: 2, limit: 1, offset: 0 },
  });
  expect(await ask(it, 'GET', messagesOf(id, '?offset=1'))).toMatchObject({
    body: { messages: [{ role: 'assistant' }], total: 2 },
  });
  expect(await ask(it, 'GET', CONVERSATIONS)).toMatchObject({
    body: {
      conversations: [
        {
          id,
          user_id: requireUser(it.user.ctx.actor).uuid,
          influencer_id: MIRA,
          influencer: { name: 'mira-vale', display_name: 'Mira Vale' },
          message_count: 2,
          last_message: { role: 'assistant' },
        },
      ],
      total: 1,
      limit: 20,
      offset: 0,
    },
  });
});

test('conversations are listed by influencer, the latest change first', async () => {
  await using it = await openApi();
  const [mira, kenji] = [await begin(it), await begin(it, 'kenji-arai')];
  await say(it, mira, { content: 'Hi' });
  const ids = async (query: string) =>
    z
      .object({ conversations: z.array(Named) })
      .parse((await ask(it, 'GET', `${CONVERSATIONS}${query}`)).body)
      .conversations.map((one) => one.id);
  expect(await ids('')).toEqual([mira, kenji]);
  expect(await ids('?influencer_id=kenji-arai')).toEqual([kenji]);
  expect(await ids('?limit=1&offset=1')).toEqual([kenji]);
});

test('when the model fails the message is stored and told, and sending again works', async () => {
  await using it = await openApi();
  const id = await begin(it);
  const failed = await say(it, id, { content: '[[sandbox:fail]]' });
  expect(failed).toEqual({
    status: 503,
    body: {
      error: 'unavailable',
      message: expect.any(String),
      details: { user_message: expect.objectContaining({ role: 'user', content: '[[sandbox:fail]]' }) },
    },
  });
  expect(await ask(it, 'GET', CONVERSATIONS)).toMatchObject({
    body: {
      conversations: [{ message_count: 1, last_message: { role: 'user', content: '[[sandbox:fail]]' } }],
    },
  });
  expect((await say(it, id, { content: 'Once more' })).status).toBe(201);
  expect(await ask(it, 'GET', messagesOf(id))).toMatchObject({ body: { total: 3 } });
});

test('a deleted conversation is gone with its messages, and can be begun anew', async () => {
  await using it = await openApi();
  const id = await begin(it);
  await say(it, id, { content: 'Hi' });
  expect(await ask(it, 'DELETE', `${CONVERSATIONS}/${id}`)).toEqual({
    status: 200,
    body: { message: 'Conversation deleted', conversation_id: id },
  });
  expect(await it.app.ports.db.prisma.message.count({ where: { conversation: { uuid: id } } })).toBe(0);
  expect((await ask(it, 'GET', messagesOf(id))).status).toBe(404);
  expect((await ask(it, 'POST', CONVERSATIONS, { influencer_id: MIRA })).status).toBe(201);
});

test('a conversation stays in the list, with nobody beside it, when its influencer is removed', async () => {
  await using it = await openApi();
  const owner = await it.app.newUser({ plan: 'scale' });
  const { id: persona } = await createPersona(owner.ctx, { displayName: 'Vera', visibility: 'public' });
  const id = await begin(it, persona);
  await removePersona(owner.ctx, { persona });
  expect(await ask(it, 'GET', CONVERSATIONS)).toMatchObject({
    body: { total: 1, conversations: [{ id, influencer: null, influencer_id: null }] },
  });
  expect((await ask(it, 'GET', messagesOf(id))).status).toBe(200);
  expect(await say(it, id, { content: 'Hi' })).toMatchObject({ status: 404, body: { error: 'not_found' } });
});

test('another user’s conversation is not there, whatever is asked of it', async () => {
  await using it = await openApi();
  const id = await begin(it);
  const stranger = await it.app.newUser({ plan: 'scale' });
  const { secret: token } = await it.app.apiKey(stranger.ctx);
  const refused = {
    status: 404,
    body: { error: 'not_found', message: 'Conversation not found', details: {} },
  };
  expect(await ask(it, 'GET', messagesOf(id), undefined, token)).toEqual(refused);
  expect(await say(it, id, { content: 'Hi' }, token)).toEqual(refused);
  expect(await ask(it, 'DELETE', `${CONVERSATIONS}/${id}`, undefined, token)).toEqual(refused);
  expect(await ask(it, 'GET', CONVERSATIONS, undefined, token)).toMatchObject({ body: { total: 0 } });
});

test.each([
  [{}, 'content'],
  [{ content: '  ' }, 'content'],
  [{ message_type: 'image' }, 'media_urls'],
  [{ message_type: 'multimodal', content: 'Look' }, 'media_urls'],
  [{ message_type: 'audio', content: 'Listen' }, 'audio_url'],
  [{ message_type: 'smell', content: 'Hm' }, 'message_type'],
])('%j is refused with the field that is wrong', async (body, field) => {
  await using it = await openApi();
  const refused = await say(it, await begin(it), body);
  expect(refused).toMatchObject({ status: 400, body: { error: 'invalid_input' } });
  expect(JSON.stringify(refused.body)).toContain(field);
});

test('an influencer remembers what its user said, and nobody does once that conversation is deleted', async () => {
  await using it = await openApi();
  const id = await begin(it);
  const told = async (content: string) => {
    const { body } = await say(it, id, { content });
    await endOfAftermath(it.app.ports);
    return JSON.stringify(body);
  };
  await told('I live in Lyon. [[sandbox:tokens=1]]');
  expect(await told('[[sandbox:echo]] Where?')).toContain('- Lives in Lyon');
  await ask(it, 'DELETE', `${CONVERSATIONS}/${id}`);
  const again = await begin(it);
  expect(again).not.toBe(id);
  expect(JSON.stringify(await say(it, again, { content: '[[sandbox:echo]] Where?' }))).not.toContain('Lyon');
});
