import type { ServerResponse } from 'node:http';
import { observeRequest } from '#server/http/observe-request.ts';
import type { Metrics } from '#server/kernel/metrics.ts';
import { appRouter } from '#server/trpc/root.ts';
import type { Answered } from './answered.ts';

/** A client that left before its answer began, as nginx calls it. */
const LEFT = 499;

/** Pages and what is answered beside them, in `pages` of the metrics; the doors for programs count themselves. */
const BESIDE_PAGES = ['auth', 'docs'];

/** Counts a page, a file of one, the sign-in or the API's description when it has been sent. */
export function observePage(metrics: Metrics, { family, operation, status, ms }: Answered): void {
  const beside = BESIDE_PAGES.includes(family);
  if (family !== 'pages' && !beside) return;
  const named = beside ? family : operation;
  observeRequest(metrics, { family: 'pages', operation: named, status, seconds: ms / 1_000 });
}

/**
 * Counts a tRPC request when it has been answered. To be told by the returned function when its answer begins, which
 * in the case of a subscription may be hours before its end.
 */
export function observeTrpc(metrics: Metrics, path: string | null, res: ServerResponse): () => void {
  const began = performance.now();
  let answered: number | undefined;
  const operation = operationOf(path);
  res.once('close', () => {
    const seconds = ((answered ?? performance.now()) - began) / 1_000;
    observeRequest(metrics, { family: 'trpc', operation, status: statusOf(res), seconds });
  });
  return () => {
    answered ??= performance.now();
  };
}

/** The procedure's name, or what stands for several and for those that do not exist. `path` can be decoded. */
function operationOf(path: string | null): string {
  const name = decodeURIComponent(path ?? '');
  if (name.includes(',')) return 'several';
  return Object.hasOwn(appRouter._def.procedures, name) ? name : 'none';
}

function statusOf(res: ServerResponse): number {
  return res.headersSent ? res.statusCode : LEFT;
}
