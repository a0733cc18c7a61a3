import { describe, expect, test } from 'vitest';
import { askInSession, getSession, type SessionTurn } from '#server/domain/conversation/index.ts';
import type { ModelMessage } from '#server/kernel/model.ts';
import {
  promptOf,
  startTalking,
  pathOf,
  storedConversation,
  exchanges,
  textOf,
  type Talking,
} from '#tests/support/app/index.ts';

const user = (content: string): ModelMessage => ({ role: 'user', content });
const assistant = (content: string): ModelMessage => ({ role: 'assistant', content });
const system = (content: string): ModelMessage => ({ role: 'system', content });

/** A program that talks; its answers are 1, 2, 3, … */
async function startProgram() {
  const talking = await startTalking();
  const { ctx } = await talking.app.apiKey(talking.ctx);
  let answers = 0;
  return {
    ...talking,
    ctx,
    /** Asks and reads to the end; `prompt` is what the provider was asked. */
    async say(sessionId: number | undefined, ...messages: ModelMessage[]) {
      answers++;
      const exchange = talking.provider.answer({ steps: [{ text: `answer ${answers}` }, { end: 'stop' }] });
      const turn = await askInSession(ctx, { sessionId, model: 'model-1', messages, settings: {} });
      const text = await textIn(turn);
      const prompt = await promptOf(exchange.request);
      if (sessionId === undefined) await titled(talking);
      return { sessionId: turn.sessionId, prompt, text };
    },
    stored: async (sessionId: number) =>
      (await Array.fromAsync((await getSession(ctx, sessionId)).messages)).map(
        ({ role, content }) => `${role}: ${content}`,
      ),
  };
}

/** Fulfilled when the new conversation has been named, so that its request takes no other's script. */
async function titled({ app }: Talking): Promise<void> {
  while ((await app.ports.db.prisma.conversation.count({ where: { titleSource: 'question' } })) > 0);
}

async function textIn(turn: SessionTurn): Promise<string> {
  return textOf(await Array.fromAsync(turn.events));
}

async function uuidOf({ app }: Talking, { sessionId }: SessionTurn): Promise<string> {
  const { uuid } = await app.ports.db.prisma.conversation.findUniqueOrThrow({ where: { id: sessionId } });
  return uuid;
}

describe('a program', () => {
  test('begins a session, counted under its own application, and goes on with it', async () => {
    await using p = await startProgram();
    const first = await p.say(undefined, user('one'));
    const second = await p.say(first.sessionId, user('two'));
    expect(second).toEqual({
      sessionId: first.sessionId,
      prompt: ['user: one', 'assistant: answer 1', 'user: two'],
      text: 'answer 2',
    });
    expect(await p.stored(first.sessionId)).toEqual([
      'user: one',
      'assistant: answer 1',
      'user: two',
      'assistant: answer 2',
    ]);
    const session = await getSession(p.ctx, first.sessionId);
    expect(session.applicationId).toBeGreaterThan(1);
  });

  test('that repeats the whole history has only the rest stored', async () => {
    await using p = await startProgram();
    const { sessionId } = await p.say(undefined, system('Be brief.'), user('one'));
    const history = [system('Be brief.'), user('one'), assistant('answer 1')];
    const { prompt } = await p.say(sessionId, ...history, user('two'));
    expect(prompt).toEqual(['system: Be brief.', 'user: one', 'assistant: answer 1', 'user: two']);
    expect(await p.stored(sessionId)).toEqual([...prompt, 'assistant: answer 2']);
  });

  test('that repeats only a part of it, or in other words, has all of it stored', async () => {
    await using p = await startProgram();
    const { sessionId } = await p.say(undefined, user('one'));
    await p.say(sessionId, user('one'), user('two'));
    await p.say(
      sessionId,
      user('one'),
      assistant('ANSWER 1'),
      user('one'),
      user('two'),
      assistant('answer 2'),
      user('3'),
    );
    expect(await p.stored(sessionId)).toEqual([
      'user: one',
      'assistant: answer 1',
      'user: one',
      'user: two',
      'assistant: answer 2',
      'user: one',
      'assistant: ANSWER 1',
      'user: one',
      'user: two',
      'assistant: answer 2',
      'user: 3',
      'assistant: answer 3',
    ]);
  });

  test('that sends everything again after a failure has nothing stored twice, and is answered', async () => {
    await using p = await startProgram();
    const { sessionId } = await p.say(undefined, user('one'));
    const whole = [user('one'), assistant('answer 1'), user('two')];
    p.provider.answer({ status: 400 });
    const failed = await askInSession(p.ctx, { sessionId, model: 'model-1', messages: whole, settings: {} });
    expect((await Array.fromAsync(failed.events)).at(-1)).toMatchObject({ status: 'failed' });
    const { prompt } = await p.say(sessionId, ...whole);
    expect(prompt).toEqual(['user: one', 'assistant: answer 1', 'user: two']);
    expect(await p.stored(sessionId)).toEqual([...prompt, 'assistant: answer 2']);
    const answers = await p.app.ports.db.prisma.message.findMany({
      where: { conversationId: sessionId, parent: { content: 'two' } },
      orderBy: { createdAt: 'asc' },
    });
    expect(answers.map(({ status }) => status)).toEqual(['failed', 'complete']);
  });

  test('that asks the same question twice asks it twice', async () => {
    await using p = await startProgram();
    const { sessionId } = await p.say(undefined, user('again'));
    await p.say(sessionId, user('again'));
    expect(await p.stored(sessionId)).toHaveLength(4);
  });

  test('may give instructions anywhere; the model gets all of them first', async () => {
    await using p = await startProgram();
    const { sessionId } = await p.say(undefined, system('Rule 1.'), user('one'));
    const { prompt } = await p.say(sessionId, system('Rule 2.'), user('two'));
    expect(prompt).toEqual([
      'system: Rule 1.',
      'user: one',
      'assistant: answer 1',
      'system: Rule 2.',
      'user: two',
    ]);
    expect(await p.stored(sessionId)).toEqual([...prompt, 'assistant: answer 2']);
  });

  test('is refused a session of somebody else, one that never was, and one beyond all numbers', async () => {
    await using p = await startProgram();
    const stranger = await p.app.newUser();
    const { sessionId } = await storedConversation(stranger.ctx, exchanges(1));
    for (const id of [sessionId, 999_999, 3_000_000_000]) {
      for (const messages of [[user('one')], [user('one'), user('two')]]) {
        const refused = askInSession(p.ctx, { sessionId: id, model: 'model-1', messages, settings: {} });
        await expect(refused).rejects.toMatchObject({ code: 'not_found' });
      }
    }
    expect(await p.app.ports.db.prisma.message.count({ where: { conversationId: sessionId } })).toBe(2);
    expect(await p.app.ports.db.prisma.conversation.count({ where: { userId: p.user.userId } })).toBe(0);
  });
});

describe('messages that come at the same time', () => {
  test('one that comes while the session is still answering waits for that answer, and is told it', async () => {
    await using t = await startTalking();
    const { ctx } = await t.app.apiKey(t.ctx);
    const { sessionId } = await storedConversation(ctx, exchanges(1));
    const gate = Promise.withResolvers<void>();
    t.provider.answer({
      steps: [{ text: 'slow' }, { wait: gate.promise }, { text: ' one' }, { end: 'stop' }],
    });
    const ask = (content: string) =>
      askInSession(ctx, { sessionId, model: 'model-1', messages: [user(content)], settings: {} });
    const slow = await ask('first');
    await slow.events.next();
    const exchange = t.provider.answer({ steps: [{ text: 'second one' }, { end: 'stop' }] });
    const second = ask('second');
    gate.resolve();
    expect(await textIn(slow)).toBe('slow one');
    expect(await textIn(await second)).toBe('second one');
    expect(await promptOf(exchange.request)).toEqual([
      'user: message 0',
      'assistant: message 1',
      'user: first',
      'assistant: slow one',
      'user: second',
    ]);
  });

  test('one that comes while the very first answer is written comes after it', async () => {
    await using t = await startTalking();
    const { ctx } = await t.app.apiKey(t.ctx);
    const gate = Promise.withResolvers<void>();
    t.provider.answer({ steps: [{ text: 'slow' }, { wait: gate.promise }, { end: 'stop' }] });
    const ask = (sessionId: number | undefined, content: string) =>
      askInSession(ctx, { sessionId, model: 'model-1', messages: [user(content)], settings: {} });
    const slow = await ask(undefined, 'first');
    await slow.events.next();
    const second = ask(slow.sessionId, 'second');
    gate.resolve();
    expect(await textIn(slow)).toBe('slow');
    expect(await textIn(await second)).toBe('Fine.');
    const path = await pathOf(t.ctx, await uuidOf(t, slow));
    expect(path.map(({ content }) => content)).toEqual(['first', 'slow', 'second', 'Fine.']);
  });

  test('one whose asker goes away while it waits was never asked', async () => {
    await using t = await startTalking();
    const { ctx } = await t.app.apiKey(t.ctx);
    const { sessionId } = await storedConversation(ctx, exchanges(1));
    t.provider.answer({ steps: [{ text: 'slow' }, 'stall'] });
    const asked = { sessionId, model: 'model-1', settings: {} };
    const slow = await askInSession(ctx, { ...asked, messages: [user('first')] });
    await slow.events.next();
    const leaving = new AbortController();
    const second = askInSession({ ...ctx, signal: leaving.signal }, { ...asked, messages: [user('second')] });
    leaving.abort();
    await expect(second).rejects.toMatchObject({ code: 'cancelled' });
    expect(await t.app.ports.db.prisma.message.count({ where: { conversationId: sessionId } })).toBe(4);
  });

  test('ten at once are answered one after the other, all on one path', async () => {
    await using t = await startTalking();
    const { ctx } = await t.app.apiKey(t.ctx);
    const { sessionId, conversationId } = await storedConversation(ctx, exchanges(1));
    const contents = Array.from({ length: 10 }, (_, index) => `question ${index}`);
    await Promise.all(
      contents.map(async (content) => {
        const messages = [user(content)];
        expect(
          await textIn(await askInSession(ctx, { sessionId, model: 'model-1', messages, settings: {} })),
        ).toBe('Fine.');
      }),
    );
    const path = await pathOf(t.ctx, conversationId);
    const questions = path.filter(({ role }) => role === 'user').map(({ content }) => content);
    expect(questions.slice(1).toSorted()).toEqual(contents);
    expect(path).toHaveLength(2 + 20);
  });
});
