import { expect } from 'vitest';
import { z } from 'zod';
import { uploadMedia } from '#server/domain/file/index.ts';
import type { OpenApi } from '#tests/support/http/index.ts';
import { cleanHere, sourceOf } from '#tests/support/media/index.ts';

const CONVERSATIONS = '/api/v1/chat/conversations';
const Message = z.object({
  id: z.uuid(),
  content: z.string(),
  message_type: z.string(),
  media_urls: z.array(z.string()),
  audio_url: z.string().nullable(),
  audio_duration_seconds: z.number().nullable(),
});
const Exchange = z.object({ user_message: Message, assistant_message: Message });
export const Failed = z.object({
  error: z.string(),
  message: z.string(),
  details: z.object({ user_message: Message }),
});

/** A new conversation of the user's with an influencer. */
export async function beginTalk(it: OpenApi, token = it.token) {
  const body = { influencer_id: 'noor-haddad' };
  const made = await it.api.call('POST', CONVERSATIONS, { token, body });
  const { id } = z.object({ id: z.uuid() }).parse(await made.json());
  const path = `${CONVERSATIONS}/${id}/messages`;
  const say = (message: object, headers: Record<string, string> = {}) =>
    it.api.call('POST', path, { token, body: message, headers });
  return {
    id,
    path,
    say,
    async told(message: object) {
      const response = await say(message);
      expect(response.status).toBe(201);
      return Exchange.parse(await response.json());
    },
    async messages() {
      const read = await it.api.call('GET', path, { token });
      return z.object({ messages: z.array(Message) }).parse(await read.json()).messages;
    },
  };
}

/** What the user has uploaded. */
export async function uploadOf(it: OpenApi, bytes: Uint8Array) {
  const ctx = { ...it.user.ctx, mediaCleaner: cleanHere };
  return (await uploadMedia(ctx, { source: sourceOf(bytes) })).media;
}
