/** What the simulated provider does with one request. */
export type Script = Answer | Refusal | { silence: true } | { reset: true };

/** A streamed answer, step by step. */
export type Answer = {
  steps: readonly Step[];
  /** Writes so many bytes at a time, wherever that cuts an event or a character. */
  pieceBytes?: number;
  lineEnd?: '\n' | '\r\n';
  /** Puts an SSE comment before each event. */
  comments?: boolean;
};

export type Step =
  | { text: string }
  | { reasoning: string }
  /** Goes on when the promise is fulfilled. */
  | { wait: Promise<unknown> }
  /** Exactly these characters. */
  | { raw: string }
  /** An error event inside the stream. */
  | { error: { status: number; code: string } }
  | { end: End; usage?: Usage | null }
  /** Closes the socket in the middle of the answer. */
  | 'cut'
  /** Says nothing more until the client goes away. */
  | 'stall';

export type End = 'stop' | 'length' | 'content-filter';
export type Usage = { prompt: number; completion: number };

/** An HTTP status instead of an answer. */
type Refusal = { status: number; code?: string; headers?: Readonly<Record<string, string>> };

/** The text a provider puts into its errors in these tests; it must not come out on our side. */
export const PROVIDER_WORDS = 'provider-internal: key sk-leaked, prompt "leaked"';
