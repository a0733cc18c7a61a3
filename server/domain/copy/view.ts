import type { MessageStatus, TurnFailure } from '../conversation/index.ts';
import type { ToneName } from './schema.ts';

export type CopyTab = {
  id: string;
  /** The number by which the copywriting family knows it. */
  number: number;
  name: string;
  createdAt: string;
  updatedAt: string;
  /** Something is being written in it. */
  running: boolean;
};

/** One text for a request. */
export type CopyVariant = {
  id: string;
  /** At most 300 characters; empty while it is being written, and where nothing came of it. */
  text: string;
  status: MessageStatus;
  model: string | null;
  sandbox: boolean;
  failure: TurnFailure | null;
  createdAt: string;
  /** Set while it is being written: watch or stop this turn. */
  turnId: string | null;
};

/** What was asked for, and what was written for it. */
export type CopyRequest = {
  id: string;
  /** Grows in the order in which requests were put. */
  number: number;
  /** The caller's own name for it, unique in the tab. */
  messageId: string;
  title: string;
  tone: ToneName;
  feature: string;
  createdAt: string;
  /** Oldest first, at least one. */
  variants: readonly CopyVariant[];
  /** The variant that counts: the chosen one, or the newest that came to a text, or the newest. */
  currentId: string;
};

export type CopyTabView = {
  tab: CopyTab;
  /** Oldest first; the last ones of the tab, or those before the cursor. */
  requests: readonly CopyRequest[];
  /** Asks for the requests before these; `null` when there are none. */
  before: number | null;
};

export type CopyTabPage = { tabs: CopyTab[]; nextCursor: { updatedAt: string; id: number } | null };

/** A request as it stands after it was put. */
export type CopyStarted = { tab: CopyTab; request: CopyRequest };
