/** What a simulated provider that answers with the result does with one submission. */
export type MadeScript =
  /** Makes what is asked; `after` is waited for first, `as` is one of the provider's other ways to answer. */
  | { made: true; after?: Promise<unknown>; as?: string }
  /** An HTTP status instead of an answer; `accepted` where it did the work and charges for it all the same. */
  | { status: number; code?: string; headers?: Readonly<Record<string, string>>; accepted?: boolean }
  /** Resets the connection, before or after it took the submission. */
  | { reset: 'before' | 'after' }
  /** Takes the submission and never answers. */
  | { hang: true }
  /** Announces the whole answer and dies in the middle of it. */
  | { truncated: true }
  /** Exactly this body with status 200. */
  | { raw: string }
  /** A complete answer that holds no result. */
  | { empty: true }
  /** The content is refused, in the provider's own way and word. */
  | { refused: string };
