import type { MessageStatus, MessageView } from '../conversation/index.ts';
import type { PersonaView } from '../persona/index.ts';

/** A conversation with a persona. */
export type Talk = {
  /** Its number. */
  id: number;
  uuid: string;
  /** `null` once the persona is gone. */
  personaId: string | null;
  activeLeafId: string | null;
  createdAt: Date;
  updatedAt: Date;
};

export type TalkKind = 'character' | 'influencer';

export type TalkMessage = {
  id: string;
  /** Its place on the path, counted up; what is said later has a greater one. */
  depth: number;
  role: 'user' | 'assistant';
  status: MessageStatus;
  content: string;
  completionTokens: number | null;
  model: string | null;
  sandbox: boolean;
  createdAt: Date;
};

/** A picture or a sound in a message. */
export type TalkMedia = {
  kind: 'image' | 'audio';
  url: string;
  durationMs: number | null;
  /** In pixels. */
  width: number | null;
  height: number | null;
};

/** A message as pages show it. */
export type TalkMessageView = MessageView & {
  media: readonly TalkMedia[];
  /** Where it can be heard, for an hour at least; `null` for what nobody says aloud. */
  voiceUrl: string | null;
};

/** Whom one talks with. `open`: whether anything more can be said; not with one that was removed or made private. */
export type TalkPartner = Pick<
  PersonaView,
  'id' | 'name' | 'displayName' | 'category' | 'avatarUrl' | 'greeting'
> & { open: boolean };

/** The end of a conversation with a persona, or a page further up. */
export type TalkView = {
  /** `null` before anything was said. */
  conversationId: string | null;
  /** Oldest first. */
  messages: readonly TalkMessageView[];
  earlier: boolean;
};

/** What waits to be said along with a message. */
export type WaitingMedia = { key: string; url: string; kind: 'image' | 'audio'; durationMs: number | null };

/** A conversation with an influencer as lists show it. */
export type TalkSummary = {
  id: number;
  uuid: string;
  /** All three stay when the persona is removed; `null` only when its owner's account is. */
  personaId: string | null;
  name: string | null;
  /** Of a persona that was removed or made private, what it was called when the conversation began. */
  displayName: string | null;
  /** `null` where it has no portrait, or none for the asking user any more. */
  avatarUrl: string | null;
  /** Whether the persona was removed. */
  gone: boolean;
  /** The beginning of what was said last, if anything was. */
  lastRole: 'user' | 'assistant' | null;
  lastContent: string | null;
  lastAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
};

export type CountedTalk = TalkSummary & { messages: number };
