import { afterEach, expect, test, vi } from 'vitest';
import type { TalkMessageView } from '#server/domain/talk/view.ts';
import {
  forgetUnsent,
  forgottenIn,
  keepUnsent,
  readOutbox,
} from '#components/influencers/talk/state/outbox.ts';
import { load, withLinks } from '#components/influencers/talk/store/refresh.ts';
import { createTalk } from '#components/influencers/talk/store/talk.ts';

afterEach(() => void vi.unstubAllGlobals());

function row(id: string, over: Partial<TalkMessageView> = {}): TalkMessageView {
  return {
    id,
    parentId: null,
    role: 'user',
    status: 'complete',
    content: id,
    reasoning: '',
    model: null,
    sandbox: false,
    promptTokens: null,
    completionTokens: null,
    endReason: null,
    failure: null,
    createdAt: '2026-11-29T12:00:00.000Z',
    siblings: [id],
    live: null,
    media: [],
    voiceUrl: null,
    ...over,
  };
}

function talkWith(messages: readonly TalkMessageView[]) {
  const persona = {
    id: 'p',
    name: 'p',
    displayName: 'P',
    category: '',
    avatarUrl: null,
    greeting: '',
    open: true,
  };
  const me = { id: 1, email: null, name: null, role: 'user' as const };
  const view = { conversationId: 'c', messages, earlier: false };
  return createTalk({ me, persona, view, moment: { now: 0, timeZone: 'UTC' }, voicePrice: null });
}

const answer = (messages: readonly TalkMessageView[]) =>
  new Response(JSON.stringify({ result: { data: { conversationId: 'c', messages, earlier: false } } }));

test('an answer that was asked for earlier and comes later takes nothing away', async () => {
  const late = Promise.withResolvers<Response>();
  const answers = [late.promise, Promise.resolve(answer([row('a'), row('b', { parentId: 'a' })]))];
  vi.stubGlobal('fetch', () => answers.shift());
  const talk = talkWith([row('a')]);
  const first = load(talk);
  await load(talk);
  late.resolve(answer([row('a')]));
  await first;
  expect(talk.rows.get().map(({ id }) => id)).toEqual(['a', 'b']);
});

test('new links to what one has sent are taken, and a row whose links are the same stays the same', () => {
  const media = (url: string) => [{ kind: 'image' as const, url, durationMs: null, width: 1, height: 1 }];
  const shown = row('a', { media: media('/old') });
  expect(withLinks(shown, row('a', { media: media('/new') })).media[0]?.url).toBe('/new');
  expect(withLinks(shown, row('a', { media: media('/old') }))).toBe(shown);
});

test('what waits is kept a message each, by whose it is and to whom, and a window undoes no other’s', () => {
  const kept = new Map<string, string>();
  const storage = new Proxy(
    {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    },
    {
      ownKeys: () => [...kept.keys()],
      getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
    },
  );
  vi.stubGlobal('localStorage', storage);
  const mine = { userId: 1, personaId: 'p' };
  const unsent = (messageId: string) => ({
    messageId,
    content: messageId,
    media: [],
    spoken: false,
    arrived: 0,
    problem: null,
  });
  keepUnsent(mine, unsent('2'));
  keepUnsent(mine, unsent('1'));
  keepUnsent({ userId: 2, personaId: 'p' }, unsent('3'));
  expect(readOutbox(mine).map(({ content }) => content)).toEqual(['1', '2']);
  forgetUnsent(mine, '1');
  expect(readOutbox(mine).map(({ content }) => content)).toEqual(['2']);
  const [key = ''] = [...kept.keys()].filter((one) => one.includes('.1.unsent.'));
  const told = (over: { key?: null; newValue?: string }) =>
    forgottenIn(mine, { key, newValue: null, ...over });
  expect(told({})).toBe('2');
  expect(told({ newValue: 'x' })).toBeNull();
  expect(told({ key: null })).toBeNull();
});
