import type { EndReason } from '#server/kernel/model.ts';
import type { ErrorCode } from '#server/kernel/errors.ts';

export type MessageStatus = 'streaming' | 'complete' | 'stopped' | 'interrupted' | 'failed';
export type TurnStatus = 'running' | 'complete' | 'stopped' | 'interrupted' | 'failed';

/** What went wrong with a reply, in words for whoever asked. `retryAfterSeconds` is told once and not stored. */
export type TurnFailure = { code: ErrorCode; message: string; retryAfterSeconds?: number | undefined };

export type ConversationSummary = {
  id: string;
  /** The number by which the sessions family knows it. */
  sessionId: number;
  title: string;
  model: string;
  createdAt: string;
  updatedAt: string;
  running: boolean;
};

export type MessageView = {
  id: string;
  parentId: string | null;
  role: 'system' | 'user' | 'assistant';
  status: MessageStatus;
  content: string;
  reasoning: string;
  model: string | null;
  sandbox: boolean;
  promptTokens: number | null;
  completionTokens: number | null;
  endReason: EndReason | null;
  failure: TurnFailure | null;
  createdAt: string;
  /** Ids of all answers (or questions) with the same parent, oldest first, this one among them. */
  siblings: readonly string[];
  /** Set while this reply is being made: watch it from `seq`, which `reasoning` and `content` reach. */
  live: { turnId: string; seq: number } | null;
};

export type ConversationView = {
  conversation: ConversationSummary;
  /** The end of the active path, oldest first. */
  messages: readonly MessageView[];
  /** Whether the path goes on above `messages[0]`. */
  earlier: boolean;
  /** How many files it has as context. */
  files: number;
};

/** What a watched turn tells, in order. `seq` is where a reader stands after the event. */
export type TurnEvent =
  | { type: 'turn-start'; turnId: string; messageId: string; seq: number }
  | { type: 'text-delta'; text: string; seq: number }
  | { type: 'reasoning-delta'; text: string; seq: number }
  | TurnEnd;

export type TurnEnd = {
  type: 'turn-end';
  status: Exclude<TurnStatus, 'running'>;
  endReason: EndReason | null;
  promptTokens: number | null;
  completionTokens: number | null;
  failure: TurnFailure | null;
  seq: number;
};
