/** What can be made. */
export type MediaKind = 'image' | 'video' | 'voice';

export type MediaProvider = 'recraft' | 'gemini' | 'fal' | 'runway' | 'compatible' | 'sandbox';

/** Who makes it: a provider's adapter and the name (or endpoint) the provider itself uses. */
export type MediaRoute = { provider: MediaProvider; upstreamId: string };

/** A picture to start from, read only when an adapter wants its bytes. */
export type SourceImage = {
  mediaType: string;
  bytes: number;
  width: number;
  height: number;
  read(): Promise<Uint8Array>;
};

export type ImageOrder = {
  kind: 'image';
  prompt: string;
  /** The art style as it was asked for; adapters hand it over with the prompt. */
  style: string;
  /** Wanted size in pixels; a provider that knows only ratios takes the nearest. */
  width: number;
  height: number;
};

export type VideoOrder = {
  kind: 'video';
  prompt: string;
  style: string;
  image: SourceImage;
  width: number;
  height: number;
  seconds: number;
};

export type VoiceOrder = {
  kind: 'voice';
  text: string;
  /** One of the persona voices; adapters map it to a voice of their own. */
  voice: string;
  /** 0.5 to 2, 1 is usual. */
  speed: number;
  pitch: number;
  emotion: 'neutral' | 'happy' | 'sad' | 'angry' | 'excited' | 'calm';
};

/** One submission: `attemptId` is unique to it and, where the provider allows, travels with it. */
export type MediaOrder = {
  generationId: string;
  attemptId: string;
  route: MediaRoute;
} & (ImageOrder | VideoOrder | VoiceOrder);

/** What an adapter needs to find its job again from any process: plain JSON. `id` is unique per provider. */
export type RemoteRef = { id: string; [fact: string]: string };

/** Where a finished result lies at the provider: plain JSON. */
export type RemoteOutput = { url: string; mediaType: string | null };

export type MadeMedia = {
  mediaType: string;
  /** The announced length in bytes; null where nobody said. */
  bytes: number | null;
  body: AsyncIterable<Uint8Array>;
};

/** `accepted`: poll `remote`. `made`: the answer was the result itself, to be stored while it is read. */
export type Submission = { type: 'accepted'; remote: RemoteRef } | ({ type: 'made' } & MadeMedia);

/**
 * What a provider says of a job. `progress` is between 0 and 1, null where it does not tell. `pollAfterSeconds`: the
 * provider asks not to be polled sooner.
 */
export type RemoteState =
  | { type: 'queued'; position: number | null; pollAfterSeconds?: number }
  | { type: 'running'; progress: number | null; pollAfterSeconds?: number }
  | { type: 'succeeded'; output: RemoteOutput }
  | { type: 'failed'; failure: MediaFailure }
  | { type: 'cancelled' }
  /** The provider does not know the job (any more). */
  | { type: 'lost' }
  /** A word that the adapter does not know: the job goes on. */
  | { type: 'unrecognised'; word: string };

export type MediaFailureCode =
  | 'provider_rejected'
  | 'content_refused'
  | 'provider_account'
  | 'provider_busy'
  | 'provider_failed'
  | 'provider_lost'
  | 'submission_unknown'
  | 'timed_out'
  | 'unsupported_text'
  | 'bad_result'
  | 'storage'
  | 'unavailable';

type FailureOptions = {
  /**
   * What is known of a submission: `not-accepted` is safe to send again, `rejected` is a final no, `unknown` may have
   * been accepted and must never be sent again by itself.
   */
  outcome: 'not-accepted' | 'rejected' | 'unknown';
  retryAfterSeconds?: number | undefined;
  cause?: unknown;
};

/** Why something could not be made, in words for whoever asked; never the provider's own text, prompts or keys. */
export class MediaFailure extends Error {
  readonly code: MediaFailureCode;
  readonly outcome: FailureOptions['outcome'];
  readonly retryAfterSeconds: number | undefined;

  constructor(code: MediaFailureCode, message: string, options: FailureOptions) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'MediaFailure';
    this.code = code;
    this.outcome = options.outcome;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

/** Narrows across bundles, where `instanceof` would meet a second copy of the class. */
export function isMediaFailure(error: unknown): error is MediaFailure {
  return error instanceof Error && error.name === 'MediaFailure' && 'outcome' in error && 'code' in error;
}

/**
 * A port to whatever makes media. `submit` sends at most one billable request and throws MediaFailure. `poll`, `open`
 * and `cancel` may be repeated; they throw MediaFailure with outcome `unknown` for what passes (network, 5xx, 429).
 */
export type MediaModels = {
  /** Whether the provider has a key here (the sandbox: whether it is on). */
  isConfigured(provider: MediaProvider): boolean;
  /** The names of the order's settings that this provider cannot follow. */
  unsupported(order: MediaOrder): readonly string[];
  /** `onProgress` hears of what is made on this machine while it is made. */
  submit(
    order: MediaOrder,
    options: { signal: AbortSignal; onProgress(progress: number): void },
  ): Promise<Submission>;
  poll(route: MediaRoute, remote: RemoteRef, signal: AbortSignal): Promise<RemoteState>;
  /** Opens the result for reading; a link that has run out is `provider_lost`: poll again for a fresh one. */
  open(route: MediaRoute, output: RemoteOutput, signal: AbortSignal): Promise<MadeMedia>;
  cancel(route: MediaRoute, remote: RemoteRef, signal: AbortSignal): Promise<'cancelled' | 'too-late'>;
  /**
   * After a lost answer: the job if the provider lists it, `none` if the provider can tell that there is none (it may
   * be sent again), `unknowable` where it has no list. It may be repeated: while it is too early to tell, and for what
   * passes, it throws MediaFailure with outcome `unknown`. `since`: when the attempt began.
   */
  find(order: MediaOrder, since: Date, signal: AbortSignal): Promise<RemoteRef | 'none' | 'unknowable'>;
};
