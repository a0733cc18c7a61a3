import { z } from 'zod';
import { PlainText } from '../plain-text/schema.ts';

/** Longest prompt or text, in characters; providers that take less are given its beginning. */
const LONGEST_PROMPT = 10_000;
const Emotion = z.enum(['neutral', 'happy', 'sad', 'angry', 'excited', 'calm']);

const Name = PlainText.trim().min(1).max(200);
/** Pixels. */
const Side = z.int().min(256).max(2048);
const Factor = z.number().min(0.5).max(2);
const GenerationId = z.uuid();

const VoiceSettings = z.object({
  voice: PlainText.trim().min(1).max(50).optional(),
  speed: Factor.optional(),
  pitch: Factor.optional(),
  emotion: Emotion.optional(),
});

/** A request for one image, video or voice. */
export const MediaInput = z.object({
  kind: z.enum(['image', 'video', 'voice']),
  /** An alias of the catalogue, or `auto`. */
  model: Name,
  prompt: PlainText.trim().min(1).max(LONGEST_PROMPT),
  style: PlainText.trim().max(500).optional(),
  /** The storage key of an own image, which a video starts from. */
  imageKey: z.string().max(1024).optional(),
  width: Side.optional(),
  height: Side.optional(),
  seconds: z.int().min(1).max(10).optional(),
  voice: VoiceSettings.optional(),
  /** The caller's own name for a collection, made with its first generation. */
  project: Name.optional(),
  /** A request that is sent again with the same key finds what the first one made. */
  requestKey: PlainText.min(1).max(255).optional(),
});
export type MediaInput = z.input<typeof MediaInput>;

/** What a generation was asked to be, as its row keeps it, with every default filled in. */
export const MediaParams = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('image'),
    prompt: z.string(),
    style: z.string(),
    width: Side,
    height: Side,
  }),
  z.object({
    kind: z.literal('video'),
    prompt: z.string(),
    style: z.string(),
    width: Side,
    height: Side,
    seconds: z.int(),
  }),
  z.object({
    kind: z.literal('voice'),
    prompt: z.string(),
    voice: z.string(),
    speed: Factor,
    pitch: Factor,
    emotion: Emotion,
    /** Settings that the model in charge cannot follow. */
    unsupported: z.array(z.string()),
  }),
]);
export type MediaParams = z.output<typeof MediaParams>;

export const GenerationRef = z.object({ generationId: GenerationId });
export type GenerationRef = z.input<typeof GenerationRef>;

export const ListGenerationsInput = z.object({
  /** The id of the oldest one already shown; absent: from the newest. */
  cursor: GenerationId.nullish(),
  limit: z.int().min(1).max(100).default(30),
  kind: z.enum(['image', 'video', 'voice']).optional(),
  state: z.enum(['running', 'succeeded', 'failed', 'cancelled']).optional(),
  model: Name.optional(),
  projectId: GenerationId.optional(),
  favourite: z.literal(true).optional(),
  /** Words that the prompt holds, in any case. */
  search: PlainText.trim().min(1).max(200).optional(),
  /** What lies in the bin instead of what does not. */
  bin: z.boolean().default(false),
});
export type ListGenerationsInput = z.input<typeof ListGenerationsInput>;

export const FavouriteInput = GenerationRef.extend({ favourite: z.boolean() });
export type FavouriteInput = z.input<typeof FavouriteInput>;

export const RenameProjectInput = z.object({ projectId: z.uuid(), name: Name });
export type RenameProjectInput = z.input<typeof RenameProjectInput>;

export const ArchiveProjectInput = z.object({ projectId: z.uuid(), archived: z.boolean() });
export type ArchiveProjectInput = z.input<typeof ArchiveProjectInput>;

/** `lastEventId`: what a watcher that comes back heard last. */
export const WatchGenerationsInput = z.object({ lastEventId: z.string().max(40).nullish() });
export type WatchGenerationsInput = z.input<typeof WatchGenerationsInput>;
