import { setTimeout as delay } from 'node:timers/promises';
import { ask } from './ask.ts';
import type { Target } from './targets.ts';

export type Load = {
  streams: number;
  tokens: number;
  rate: number;
  /** When a stream stops asking again: after so many replies, or after so many milliseconds. */
  until: { replies: number } | { ms: number };
  /** Streams begin evenly spread over this time. */
  spreadMs?: number;
  /** Each stream takes the next ones for itself; with as many as streams, it stays in its own. */
  sessions?: readonly number[];
};

export type Outcome = {
  replies: number;
  /** Replies that ended before the time was up, a second; of a load by replies, all of them. */
  perSecond: number;
  failures: string[];
  firstMs: number[];
  totalMs: number[];
  gapsMs: number[];
};

/** All replies checked in this run, across scenarios. */
export const checked = { replies: 0, tokens: 0, failures: new Array<string>() };

let nonce = 0;

/** Closed loop: each stream asks, reads its reply to the end, checks every token, and asks again. */
export async function load(target: Target, plan: Load): Promise<Outcome> {
  const outcome: Outcome = { replies: 0, perSecond: 0, failures: [], firstMs: [], totalMs: [], gapsMs: [] };
  const began = performance.now();
  const elapsed = () => performance.now() - began;
  const endMs = 'ms' in plan.until ? plan.until.ms : Number.POSITIVE_INFINITY;
  const most = 'replies' in plan.until ? plan.until.replies : Number.POSITIVE_INFINITY;
  let inTime = 0;
  await Promise.all(
    Array.from({ length: plan.streams }, async (_, index) => {
      await delay(((plan.spreadMs ?? 0) * index) / plan.streams);
      for (let count = 0; count < most && elapsed() < endMs; count++) {
        const right = await once(target, plan, outcome, sessionAt(plan, index + count * plan.streams));
        if (right && elapsed() <= endMs) inTime++;
      }
    }),
  );
  outcome.perSecond = (inTime * 1000) / Math.min(endMs, elapsed());
  return outcome;
}

async function once(
  target: Target,
  { tokens, rate }: Load,
  outcome: Outcome,
  session: number | undefined,
): Promise<boolean> {
  try {
    const reply = await ask(target, { nonce: nonce++, tokens, rate, session });
    outcome.replies++;
    outcome.firstMs.push(reply.firstMs);
    outcome.totalMs.push(reply.totalMs);
    for (const gap of reply.gapsMs) outcome.gapsMs.push(gap);
    checked.replies++;
    checked.tokens += tokens;
    return true;
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error);
    outcome.failures.push(failure);
    checked.failures.push(failure);
    return false;
  }
}

function sessionAt({ sessions = [] }: Load, position: number): number | undefined {
  return sessions[position % sessions.length];
}
