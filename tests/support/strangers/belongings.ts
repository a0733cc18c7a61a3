import { z } from 'zod';
import { endOfAftermath } from '#server/domain/conversation/index.ts';
import { requireUser } from '#server/kernel/actor.ts';
import { newId } from '#server/kernel/ids.ts';
import { appRouter } from '#server/trpc/root.ts';
import type { OpenApi } from '#tests/support/http/index.ts';
import { makePicture } from '#tests/support/media/index.ts';
import { untilEnded } from '#tests/support/media/work-until.ts';
import { scriptedPdf, scriptedReader } from '#tests/support/pdf/index.ts';

/** Stands in whatever somebody wrote, and in no answer to anybody else. */
export const SECRET = 'Zanzibar';

/** What addresses the things of one user, at every door. */
export type Belongings = Awaited<ReturnType<typeof makeBelongings>>;

/** Somebody's conversation, file, prompt, copy, persona, talks, upload, pictures and key, made through the doors. */
export async function makeBelongings(it: OpenApi) {
  const page = appRouter.createCaller({ ...it.user.ctx, pdfReader: scriptedReader });
  const { sessionId, turnId } = await makeSession(it);
  const { conversations } = await page.conversation.list({});
  const conversationId = conversations[0]?.id ?? '';
  const [question, answer] = (await page.conversation.get({ conversationId })).messages;
  await page.file.attach(pdfForm({ conversationId, uploadId: UPLOAD }));
  const { files } = await page.file.list({ conversationId });
  const { tab } = Copied.parse(await send(it, '/api/v1/generate/chat', copyBody('their-message'))).data;
  const [shownTab] = (await page.copy.tabs({})).tabs;
  const [request] = (await page.copy.tab({ tabId: shownTab?.id ?? '' })).requests;
  const persona = await page.persona.create({ displayName: SECRET, greeting: SECRET, description: SECRET });
  const message = { message: SECRET, character_id: persona.id, session_id: 'their-session' };
  await send(it, '/api/v1/chat/message', message, { 'idempotency-key': 'their-request' });
  const talk = await send(it, '/api/v1/chat/conversations', { influencer_id: persona.id });
  const talkId = z.object({ id: z.string() }).parse(talk).id;
  await send(it, `/api/v1/chat/conversations/${talkId}/messages`, { content: SECRET });
  const [, said] = (await page.talk.get({ persona: persona.id })).messages;
  const memory = await page.persona.memories.remember({ personaId: persona.id, text: SECRET });
  const uploaded = Uploaded.parse(await send(it, '/api/v1/media/upload', await pictureForm()));
  const shared = await makeSharedTalk(it);
  const order = { kind: 'image', model: 'auto', prompt: SECRET, project: SECRET } as const;
  const made = await untilEnded({ app: it.app, ctx: it.user.ctx }, await page.generation.create(order));
  const key = await page.apiKey.create({ name: SECRET, mode: 'live' });
  const prompt = await page.prompt.create({ title: SECRET, content: `${SECRET} {x}`, scenario: SECRET });
  return {
    uuid: requireUser(it.user.ctx.actor).uuid,
    sessionId,
    turnId,
    conversationId,
    questionId: question?.id ?? '',
    answerId: answer?.id ?? '',
    fileId: files[0]?.id ?? 0,
    uploadId: UPLOAD,
    promptId: prompt.id,
    tabNumber: tab.id,
    tabId: shownTab?.id ?? '',
    requestId: request?.id ?? '',
    variantId: request?.variants[0]?.id ?? '',
    messageName: 'their-message',
    personaId: persona.id,
    personaName: persona.name,
    sessionName: 'their-session',
    requestKey: 'their-request',
    talkId,
    talkAnswerId: said?.id ?? '',
    memoryId: memory.memoryId,
    ...shared,
    uploadPath: uploaded.url.split('?')[0] ?? '',
    generationId: made.id,
    imageKey: made.asset?.key ?? '',
    assetPath: made.asset?.url.split('?')[0] ?? '',
    projectId: made.projectId ?? '',
    keyId: key.id,
  };
}

const UPLOAD = newId();
const TALK_UPLOAD = newId();

/** One that everybody knows: what stands between them and its talks is not its being hidden. */
export const SHARED = { persona: 'kenji-arai', personaId: '9a3c1b60-0d1e-4b6f-8a01-5f2c7d8e0004' };

/** A talk with the persona of everybody's, of words and a picture, and what it remembers of them. */
async function makeSharedTalk({ user }: OpenApi) {
  const { persona, personaId } = SHARED;
  const {
    talk,
    persona: { memories },
  } = appRouter.createCaller(user.ctx);
  const { key } = await talk.attach(await pictureForm({ uploadId: TALK_UPLOAD }));
  for (const media of [[key], []])
    await talk.say({ persona, messageId: newId(), content: `${SECRET} [[sandbox:tokens=1]]`, media });
  await endOfAftermath(user.ctx);
  const { conversationId, messages } = await talk.get({ persona });
  const { memoryId } = await memories.remember({ personaId, text: SECRET });
  return {
    sharedTalkId: conversationId ?? '',
    sharedMessageId: messages.at(-2)?.id ?? '',
    sharedMemoryId: memoryId,
    talkUploadId: TALK_UPLOAD,
    talkMediaKey: key,
  };
}

/** What looks like `theirs` and is nobody's. */
export function nobodys(theirs: Belongings): Belongings {
  const strange = (value: string) =>
    value.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, () => newId()).replace('their', 'nobody');
  const number = 999_999_999;
  const entries = Object.entries(theirs).map(([name, value]) => [
    name,
    typeof value === 'string' ? strange(value) : number,
  ]);
  return { ...theirs, ...Object.fromEntries(entries), personaName: `${theirs.personaName}-x` };
}

export function copyBody(messageId: string, tabid?: number) {
  const tone = { id: 1, name: 'professional' };
  return { tabid, userChatInput: { title: SECRET, feature: SECRET, tone, messageId } };
}

export function pdfForm(fields: Record<string, string> = {}): FormData {
  return formOf(new File([scriptedPdf([`${SECRET} is an island.`])], 'island.pdf'), fields);
}

export async function pictureForm(fields: Record<string, string> = {}): Promise<FormData> {
  return formOf(new File([new Uint8Array(await makePicture())], 'photo.png'), fields);
}

function formOf(file: File, fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('file', file);
  return form;
}

async function makeSession(it: OpenApi) {
  const body = { model: 'gpt-4', messages: [{ role: 'user', content: `[[sandbox:echo]] ${SECRET}` }] };
  const asked = await it.api.call('POST', '/v1/chat/stream', { token: it.token, body });
  await asked.text();
  return {
    sessionId: Number(asked.headers.get('x-session-id')),
    turnId: asked.headers.get('x-turn-id') ?? '',
  };
}

/** What is answered to a `body` that is sent as the owner; a refusal throws. */
async function send(it: OpenApi, path: string, body: unknown, headers: Record<string, string> = {}) {
  const answer =
    body instanceof FormData
      ? await fetch(`${it.api.url}${path}`, {
          method: 'POST',
          body,
          headers: { authorization: `Bearer ${it.token}` },
        })
      : await it.api.call('POST', path, { token: it.token, body, headers });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
  const told: unknown = JSON.parse(text);
  return told;
}

const Copied = z.object({ data: z.object({ tab: z.object({ id: z.int() }) }) });
const Uploaded = z.object({ url: z.string() });
