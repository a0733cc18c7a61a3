import type { Metrics } from '#server/kernel/metrics.ts';

type Observed = {
  family: string;
  /** A name of ours, never the path that somebody asked for. */
  operation: string;
  status: number;
  /** Until its answer began. */
  seconds: number;
};

/** Counts a request that was answered. */
export function observeRequest(metrics: Metrics, { family, operation, status, seconds }: Observed): void {
  metrics.count('http_requests_total', { family, operation, status: `${Math.trunc(status / 100)}xx` });
  metrics.observe('http_request_duration_seconds', { family, operation }, seconds);
}

/** Since a moment that `performance.now()` told. */
export function secondsSince(began: number): number {
  return (performance.now() - began) / 1_000;
}
