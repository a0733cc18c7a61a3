import { z } from 'zod';

/** Longest text one message may hold, in UTF-16 units: what a 1 MiB request body can carry. */
const MESSAGE_LIMIT = 1_000_000;

const Uuid = z.uuid();
const Alias = z.string().min(1).max(100);
const Content = z
  .string()
  .min(1, 'must not be empty')
  .max(MESSAGE_LIMIT, `must be at most ${MESSAGE_LIMIT} characters`);

export const ModelSettings = z.object({
  temperature: z.number().min(0).max(2).optional(),
  maxTokens: z.int().min(1).max(1_000_000).optional(),
});
export type ModelSettings = z.output<typeof ModelSettings>;

/**
 * A question put by a person. All ids are made by the client and stay as they are; sending the same turn
 * again answers with what the first sending began.
 */
export const AskInput = z.object({
  conversationId: Uuid,
  turnId: Uuid,
  userMessage: z.object({ id: Uuid, content: Content }),
  assistantMessageId: Uuid,
  /** The message that is answered to; `null` begins the conversation or a sibling of its first question. */
  parentId: Uuid.nullable(),
  model: Alias,
  settings: ModelSettings.default({}),
});
export type AskInput = z.output<typeof AskInput>;

/** Another answer to the question that `messageId` (an answer) replied to. */
export const RegenerateInput = z.object({
  conversationId: Uuid,
  turnId: Uuid,
  messageId: Uuid,
  assistantMessageId: Uuid,
  model: Alias.optional(),
  settings: ModelSettings.default({}),
});
export type RegenerateInput = z.output<typeof RegenerateInput>;

export const ConversationRef = z.object({ conversationId: Uuid });
export type ConversationRef = z.output<typeof ConversationRef>;

export const TurnRef = z.object({ turnId: Uuid });
export type TurnRef = z.output<typeof TurnRef>;

export const RenameInput = ConversationRef.extend({ title: z.string().trim().min(1).max(200) });
export type RenameInput = z.output<typeof RenameInput>;

export const SwitchModelInput = ConversationRef.extend({ model: Alias });
export type SwitchModelInput = z.output<typeof SwitchModelInput>;

export const SelectBranchInput = ConversationRef.extend({ messageId: Uuid });
export type SelectBranchInput = z.output<typeof SelectBranchInput>;

export const ListConversationsInput = z.object({
  cursor: z.object({ updatedAt: z.iso.datetime(), id: z.int() }).nullish(),
  limit: z.int().min(1).max(100).default(50),
});
export type ListConversationsInput = z.output<typeof ListConversationsInput>;

export const ListMessagesInput = ConversationRef.extend({
  /** The oldest message already shown; absent: the end of the active path. */
  before: Uuid.optional(),
  limit: z.int().min(1).max(200).default(40),
});
export type ListMessagesInput = z.output<typeof ListMessagesInput>;

export const ListAroundInput = ConversationRef.extend({
  messageId: Uuid,
  /** How many messages after this one the page goes on. */
  below: z.int().min(0).max(200),
  limit: z.int().min(1).max(200),
});
export type ListAroundInput = z.output<typeof ListAroundInput>;

export const WatchTurnInput = TurnRef.extend({
  /** The `seq` up to which the reader already has everything; the transport's own resume point. */
  lastEventId: z
    .string()
    .regex(/^\d{1,9}$/, 'must be a position in the reply')
    .nullish(),
});
export type WatchTurnInput = z.output<typeof WatchTurnInput>;
