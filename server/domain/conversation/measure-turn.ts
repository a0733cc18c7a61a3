import type { ResolvedModel } from '../catalogue/index.ts';
import type { Context } from '#server/kernel/context.ts';
import type { Metrics } from '#server/kernel/metrics.ts';
import type { TurnEnd } from './view.ts';

/** Who answers, as figures name it: an alias of the catalogue, whatever the request said. */
export type AnsweringModel = Pick<ResolvedModel, 'alias' | 'sandbox'>;

/** Times a reply from here on. */
export function measureTurn(
  { metrics }: Pick<Context, 'metrics'>,
  { alias: model, sandbox }: AnsweringModel,
) {
  const began = performance.now();
  const labels = { model, sandbox: String(sandbox) };
  let spoke = false;
  const seconds = () => (performance.now() - began) / 1_000;
  return {
    /** To be called with every word; only the first one counts. */
    heard(): void {
      if (spoke) return;
      spoke = true;
      metrics.observe('turn_first_token_seconds', labels, seconds());
    },
    ended({ status, promptTokens, completionTokens }: Omit<TurnEnd, 'type' | 'seq'>): void {
      countEnded(metrics, { alias: model, sandbox }, status);
      metrics.observe('turn_duration_seconds', labels, seconds());
      const count = (direction: string, tokens: number | null) => {
        if (tokens !== null) metrics.count('tokens_total', { ...labels, direction }, tokens);
      };
      count('prompt', promptTokens);
      count('completion', completionTokens);
    },
  };
}

/** Counts a reply that has ended; whoever stored the end does, so that it is counted once. */
export function countEnded(
  metrics: Metrics,
  { alias: model, sandbox }: AnsweringModel,
  outcome: TurnEnd['status'],
): void {
  metrics.count('turns_total', { model, sandbox: String(sandbox), outcome });
}
