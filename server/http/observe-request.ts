import type { Metrics } from '#server/kernel/metrics.ts';

type Observed = {
  family: string;
  /** A name of ours, never the path that somebody asked for. */
  operation: string;
  status: number;
  /** `performance.now()` when the request came and, unless that is now, when its answer began. */
  began: number;
  answered?: number;
};

/** Counts a request that was answered. */
export function observeRequest(
  metrics: Metrics,
  { family, operation, status, began, answered }: Observed,
): void {
  metrics.count('http_requests_total', { family, operation, status: `${Math.trunc(status / 100)}xx` });
  const seconds = ((answered ?? performance.now()) - began) / 1_000;
  metrics.observe('http_request_duration_seconds', { family, operation }, seconds);
}
