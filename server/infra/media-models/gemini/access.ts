import type { Call } from '../call-once.ts';

/** How to reach the Gemini API for one call. */
export type GeminiAccess = Call & { apiKey: string; baseUrl: string };
