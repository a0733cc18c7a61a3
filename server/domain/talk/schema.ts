import { z } from 'zod';
import { PlainText } from '../plain-text/schema.ts';

const LONGEST_MESSAGE = 100_000;
const MOST_MEDIA = 10;

/** A persona's id or name. */
export const TalkRef = z.object({ persona: z.string().min(1).max(100) });
export type TalkRef = z.input<typeof TalkRef>;

export const ViewTalkInput = TalkRef.extend({
  /** The oldest message already shown; absent: the end of the conversation. */
  before: z.uuid().optional(),
  limit: z.int().min(1).max(200).default(40),
});
export type ViewTalkInput = z.input<typeof ViewTalkInput>;

/** `messageId`: the answer that came to nothing. */
export const AskAgainInput = TalkRef.extend({ messageId: z.uuid() });
export type AskAgainInput = z.input<typeof AskAgainInput>;

const MediaKey = z.string().min(1).max(2_000);

/** `messageId` is made by the client: the same message sent again is said once. */
export const SayToInput = TalkRef.extend({
  messageId: z.uuid(),
  content: PlainText.max(LONGEST_MESSAGE).default(''),
  /** Keys of pictures that `talk.attach` took. */
  media: z.array(MediaKey).max(MOST_MEDIA).default([]),
  /** The key of a recording that it took: a message of its own, which says what is heard in it. */
  sound: MediaKey.optional(),
})
  .refine(({ content, media, sound }) => content.trim() !== '' || media.length > 0 || sound !== undefined, {
    message: 'must not be empty',
    path: ['content'],
  })
  .refine(({ content, media, sound }) => sound === undefined || (content === '' && media.length === 0), {
    message: 'is a message of its own, without words or pictures beside it',
    path: ['sound'],
  });
export type SayToInput = z.input<typeof SayToInput>;

/** A form with `file`, a picture or a sound. Sent again under the same `uploadId` it is the same one. */
export const TakeMediaForm = z
  .instanceof(FormData, { error: 'must be a form' })
  .transform((form): Record<string, unknown> => Object.fromEntries(form))
  .pipe(z.object({ file: z.instanceof(File, { error: 'must be a file' }), uploadId: z.uuid() }));
export type TakeMediaForm = z.output<typeof TakeMediaForm>;

export const ListTalksInput = z.object({
  limit: z.int().min(1).max(100).default(20),
  offset: z.int().min(0).max(1_000_000).default(0),
});
export type ListTalksInput = z.input<typeof ListTalksInput>;
