/** What a text model is asked. Plain words: providers' own shapes stay in infra/models. */
export type ModelMessage = {
  role: 'system' | 'user' | 'assistant';
  content: string;
  /** The model is told, but never the one who asks: the sandbox's echo leaves it out. */
  hidden?: true;
  /** What is to be looked at with it, in a user's message. */
  images?: readonly ModelImage[];
  /** What is to be listened to with it. */
  sounds?: readonly ModelSound[];
};

/** A whole sound file, which of all providers only Gemini takes. */
export type ModelSound = { mediaType: string; bytes: Uint8Array };

/** A whole picture, in a form that providers take: PNG, JPEG, WebP or GIF. */
export type ModelImage = { mediaType: string; bytes: Uint8Array };

/** Where the words come from: a provider's adapter and the name the provider itself uses. */
export type ModelRoute = {
  provider: 'openai' | 'gemini' | 'compatible' | 'sandbox';
  upstreamId: string;
};

export type ModelRequest = {
  route: ModelRoute;
  messages: readonly ModelMessage[];
  temperature?: number | undefined;
  maxTokens?: number | undefined;
  /** How fast the sandbox speaks; providers ignore it. */
  pace: 'readable' | 'fast';
  signal: AbortSignal;
};

export type EndReason = 'stop' | 'length' | 'content-filter' | 'other';

/** What a text model says, in order; exactly one `model-end` closes a stream that did not throw. */
export type ModelEvent =
  | { type: 'text-delta'; text: string }
  | { type: 'reasoning-delta'; text: string }
  | { type: 'usage'; promptTokens: number | null; completionTokens: number | null }
  | { type: 'model-end'; reason: EndReason };

/**
 * A port to text models. Throws DomainError: `rate_limited`, `content_refused`, `upstream_failed`
 * (also when the provider's stream breaks off), `timed_out` (nothing heard for the idle limit),
 * `unavailable` (no key, sandbox off), `cancelled` (the signal fired; the provider's connection is closed).
 */
export type TextModels = {
  stream(request: ModelRequest): AsyncIterable<ModelEvent>;
};
