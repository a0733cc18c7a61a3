/** An object as storage knows it. `checksum` is the SHA-256 in hexadecimal that was computed when it was stored. */
export type StoredObject = {
  key: string;
  bytes: number;
  mediaType: string;
  checksum: string | null;
  modifiedAt: Date;
};

/** First and last byte, both included, as HTTP counts them. */
export type ByteRange = { from: number; to: number };

/**
 * A port to where bytes are kept. Failures of the place itself are DomainError `unavailable`; nothing is public.
 * Keys are `/`-separated, never begin with `/` and never hold `..`.
 */
export type Storage = {
  /**
   * Streams `body` to `key`, replacing what is there; readers see the old or the new object, never a part.
   * `too_large` beyond `limit` bytes, and then nothing is stored.
   */
  put(
    key: string,
    body: AsyncIterable<Uint8Array>,
    options: { mediaType: string; limit: number; signal: AbortSignal },
  ): Promise<StoredObject>;
  head(key: string): Promise<StoredObject | null>;
  /** The bytes, or those of `range` as far as there are any; `null` where there is no such object. */
  read(key: string, range?: ByteRange): Promise<AsyncIterable<Uint8Array> | null>;
  /** A link that storage itself serves until then, or `null` where only this server can serve it. */
  link(key: string, options: { seconds: number; downloadAs: string | null }): Promise<string | null>;
  /** No error where there is no such object. */
  remove(key: string): Promise<void>;
  /** Every object whose key begins with `prefix`; `checksum` is null and `mediaType` what the key's ending says. */
  list(prefix: string): AsyncIterable<StoredObject>;
  /** Resolves where the place can be reached and used; asks it once, and changes nothing there. */
  reach(): Promise<void>;
  /** Removes what puts left half done that were killed before `before`, where `isOurs(key)`; says how many there were. */
  removeUnfinished(options: { before: Date; isOurs(key: string): boolean }): Promise<number>;
};

/** Bytes that can be read in pieces, such as a stored object. */
export type ByteSource = {
  bytes: number;
  read(range?: ByteRange): Promise<AsyncIterable<Uint8Array>>;
};

/** What the bytes themselves say; `null` for what this kind of media does not have or nobody can tell. */
export type MediaFacts = {
  width: number | null;
  height: number | null;
  durationMs: number | null;
};

/** A port to what looks into media. Throws MediaFailure `bad_result` for what is damaged or cut off. */
export type MediaInspector = {
  /** How many first bytes `sniff` wants to see, where there are as many. */
  headBytes: number;
  /** The media type by the bytes; `null` for what is none of ours (SVG, HTML, archives, text). */
  sniff(head: Uint8Array): Promise<string | null>;
  measure(source: ByteSource, mediaType: string): Promise<MediaFacts>;
  /** A small WebP and its blurhash: of an image, or of a video where this machine can decode it; else `null`. */
  preview(source: ByteSource, mediaType: string): Promise<{ webp: Uint8Array; blurhash: string } | null>;
};
