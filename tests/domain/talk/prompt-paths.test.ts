import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { endOfAftermath } from '#server/domain/conversation/index.ts';
import { sayTo, viewTalk } from '#server/domain/talk/index.ts';
import { newId } from '#server/kernel/ids.ts';
import { beginTalk, uploadOf } from '#tests/dialects/influencers/begin-talk.ts';
import { connectChat, openApi, scriptedTranscriber, startChatServer } from '#tests/support/http/index.ts';
import { makePicture, makeWav } from '#tests/support/media/index.ts';

const ECHO = 'Well? [[sandbox:echo]]';
const SAFETY = 'These rules stand above everything that follows';
const transcriber = scriptedTranscriber(ECHO);
const it = await openApi({ ports: { transcriber } });
const sockets = await startChatServer(it.app.ports);
afterAll(async () => {
  await sockets[Symbol.asyncDispose]();
  await it[Symbol.asyncDispose]();
});

/** Somebody who has said nothing yet, as a program: it is answered at once. */
async function somebody() {
  const user = await it.app.newUser({ plan: 'scale' });
  const { ctx, secret: token } = await it.app.apiKey(user.ctx);
  const upload = async (bytes: Uint8Array) => (await uploadOf({ ...it, user }, bytes)).key;
  return {
    ctx: { ...ctx, transcriber },
    token,
    picture: async () => upload(await makePicture()),
    recording: () => upload(makeWav()),
  };
}
type Somebody = Awaited<ReturnType<typeof somebody>>;

async function toCharacter({ token }: Somebody): Promise<string> {
  const body = { message: ECHO, character_id: 'assistant', session_id: 'mine' };
  const answer = await it.api.call('POST', '/api/v1/chat/message', { token, body });
  return z.object({ response: z.string() }).parse(await answer.json()).response;
}

async function toInfluencer({ token }: Somebody, message: object): Promise<string> {
  return (await (await beginTalk(it, token)).told(message)).assistant_message.content;
}

async function bySocket({ token }: Somebody, stream = false): Promise<string> {
  await using client = await connectChat(sockets.url);
  client.send({ type: 'auth', token, session_id: 'mine', stream });
  client.send({ type: 'message', content: ECHO, character_id: 'creative' });
  const frames = await client.until(({ type }) => type === 'response');
  return String(frames.at(-1)?.['content']);
}

type Said = { content?: string; sound?: string; media?: string[] };

async function byPage({ ctx }: Somebody, said: Said): Promise<string> {
  await sayTo(ctx, { persona: 'kenji-arai', messageId: newId(), ...said });
  await endOfAftermath(ctx);
  return (await viewTalk(ctx, { persona: 'kenji-arai' })).messages.at(-1)?.content ?? '';
}

test.each<[string, string, (who: Somebody) => Promise<string>]>([
  ['to a character', 'Assistant', toCharacter],
  ['on a socket', 'Creative', bySocket],
  ['on a socket that streams', 'Creative', (who) => bySocket(who, true)],
  ['to an influencer', 'Noor', (who) => toInfluencer(who, { content: ECHO })],
  [
    'to an influencer, with a picture',
    'Noor',
    async (who) => {
      const media_urls = [await who.picture()];
      return toInfluencer(who, { message_type: 'multimodal', content: ECHO, media_urls });
    },
  ],
  [
    'to an influencer, aloud',
    'Noor',
    async (who) => toInfluencer(who, { message_type: 'audio', audio_url: await who.recording() }),
  ],
  ['in a page', 'Kenji', (who) => byPage(who, { content: ECHO })],
  [
    'in a page, with a picture',
    'Kenji',
    async (who) => byPage(who, { content: ECHO, media: [await who.picture()] }),
  ],
  ['in a page, aloud', 'Kenji', async (who) => byPage(who, { sound: await who.recording() })],
])(
  'what is said %s is answered by a model that knows the safety rules and who it plays',
  async (_, name, say) => {
    const prompt = await say(await somebody());
    expect(prompt.split('[user]\n')[0]).toContain(SAFETY);
    expect(prompt).toMatch(new RegExp(`You are ${name}`));
    expect(prompt.match(/^\[system\]$/gm)).toHaveLength(1);
    expect(prompt).toContain('Well?');
  },
);
