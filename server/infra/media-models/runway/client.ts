import RunwayML from '@runwayml/sdk';
import type { RequestLimits } from '../limits.ts';
import { type Fetch, singleShot } from '../single-shot.ts';

export type RunwayPort = { apiKey: string; baseUrl: string; fetch: Fetch; limits: RequestLimits };

/** The client for one step of a job: its fetch gives the step its end, and nothing is sent twice. */
export function runwayClient(port: RunwayPort, signal: AbortSignal, limitMs: number): RunwayML {
  return new RunwayML({
    apiKey: port.apiKey,
    baseURL: port.baseUrl,
    maxRetries: 0,
    // Ours ends first.
    timeout: limitMs * 2,
    logLevel: 'off',
    fetch: singleShot(port.fetch, signal, limitMs),
  });
}
