import type { PdfMetadata } from '#server/kernel/pdf.ts';
import type { ByteSource } from '#server/kernel/storage.ts';
import type { BroughtKind } from './schema.ts';

/** A PDF that a conversation has as context. */
export type AttachedFileView = {
  id: number;
  name: string;
  bytes: number;
  pages: number;
  /** Pages on which no text was found: pictures, or blank. */
  pagesWithoutText: number;
  /** Of the whole text, by our estimate. */
  tokens: number;
  metadata: PdfMetadata;
  createdAt: string;
};

/** `whole`: all of it goes to the model with every question. `searched`: what matters to the question does. */
export type FileUse = 'whole' | 'searched';

export type ConversationFiles = {
  /** The oldest first. */
  files: readonly (AttachedFileView & { use: FileUse })[];
  model: string;
  /** What files may take of the model's context, in tokens. */
  roomTokens: number;
};

export type FileAttached = {
  conversation: { id: string; sessionId: number; title: string };
  file: AttachedFileView;
};

/** A picture or a sound of a user, as it can be used in what they say. */
export type BroughtMedia = {
  id: string;
  key: string;
  kind: BroughtKind;
  /** Works for an hour at least. */
  url: string;
  mediaType: string;
  bytes: number;
  width: number | null;
  height: number | null;
  durationMs: number | null;
  /** What is stored, opened when it is read. */
  source: ByteSource;
};
