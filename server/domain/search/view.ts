import type { SearchInput } from './schema.ts';

/** A piece of text; `hit` where it is what was searched for. */
export type Marked = { text: string; hit: boolean };

export type TitleHit = { conversationId: string; title: readonly Marked[]; updatedAt: string };

export type MessageHit = {
  conversationId: string;
  title: string;
  messageId: string;
  role: 'system' | 'user' | 'assistant';
  createdAt: string;
  /** The place in the message where most of the words stand together. */
  snippet: readonly Marked[];
};

export type Found = {
  /** Conversations by their names, only on the first page. */
  titles: readonly TitleHit[];
  messages: readonly MessageHit[];
  nextCursor: NonNullable<SearchInput['cursor']> | null;
};
