import { PROVIDER_WORDS } from './script.ts';
import { event, type Wire } from './wire.ts';

/** Chat Completions, as Ollama, vLLM and others speak it, for one answer. */
export function createCompatibleWire(model: string): Wire {
  const chunk = (fields: object): string =>
    event({ id: 'c1', object: 'chat.completion.chunk', created: 1_763_000_000, model, ...fields });
  const choice = (delta: object, finish_reason: string | null = null): string =>
    chunk({ choices: [{ index: 0, delta, finish_reason }] });
  return {
    begin: () => choice({ role: 'assistant', content: '' }),
    text: (content) => choice({ content }),
    reasoning: (reasoning_content) => choice({ reasoning_content }),
    end(end, usage) {
      const last = choice({}, end === 'content-filter' ? 'content_filter' : end);
      return `${last}${usage === null ? '' : chunk({ choices: [], usage: usageOf(usage) })}data: [DONE]\n\n`;
    },
    error: (_status, code) => event({ error: { message: PROVIDER_WORDS, type: code, code } }),
  };
}

function usageOf({ prompt, completion }: { prompt: number; completion: number }): object {
  return { prompt_tokens: prompt, completion_tokens: completion, total_tokens: prompt + completion };
}
