export type MemoryKind = 'fact' | 'preference' | 'relationship' | 'note';

/** What a persona remembers of the asking user. */
export type MemoryView = {
  id: string;
  kind: MemoryKind;
  /** In the third person, without a subject: "Lives in Lyon". */
  text: string;
  /** In every prompt, as far as there is room. */
  pinned: boolean;
  /** Written by the user: it stays when what was said is deleted. */
  byHand: boolean;
  /** The program's session to which it is confined; `null`: known in the user's own conversations. */
  session: string | null;
  createdAt: string;
  /** When it was last said or changed. */
  updatedAt: string;
  lastUsedAt: string | null;
};

export type MemoryPage = {
  memories: MemoryView[];
  nextCursor: string | null;
  /** How many there are on all pages, in every session. */
  total: number;
  /** Whether the persona may remember and be reminded at all. */
  enabled: boolean;
};
