import { PROVIDER_WORDS, type Usage } from './script.ts';
import { event, type Wire } from './wire.ts';

type Item = { kind: 'reasoning' | 'message'; id: string; index: number };

/** OpenAI's Responses API, for one answer. */
export function createOpenAiWire(model: string): Wire {
  let sequence = 0;
  let items = 0;
  let open: Item | undefined;

  function say(type: string, fields: object): string {
    return event({ type, sequence_number: sequence++, ...fields }, type);
  }

  function item(kind: Item['kind']): { opening: string; item: Item } {
    if (open?.kind === kind) return { opening: '', item: open };
    const closing = close();
    const opened: Item = { kind, id: `${kind}_${items}`, index: items++ };
    open = opened;
    const added = say('response.output_item.added', { output_index: opened.index, item: shape(opened) });
    return { opening: closing + added, item: opened };
  }

  function close(): string {
    if (open === undefined) return '';
    const done = say('response.output_item.done', { output_index: open.index, item: shape(open) });
    open = undefined;
    return done;
  }

  function response(status: string, fields: object): object {
    return {
      id: 'resp_1',
      object: 'response',
      created_at: 1_763_000_000,
      model,
      status,
      output: [],
      ...fields,
    };
  }

  return {
    begin: () => say('response.created', { response: response('in_progress', { usage: null }) }),
    text(delta) {
      const { opening, item: message } = item('message');
      const fields = { item_id: message.id, output_index: message.index, content_index: 0, delta };
      return opening + say('response.output_text.delta', fields);
    },
    reasoning(delta) {
      const { opening, item: thought } = item('reasoning');
      const fields = { item_id: thought.id, output_index: thought.index, summary_index: 0, delta };
      return opening + say('response.reasoning_summary_text.delta', fields);
    },
    end(end, usage) {
      const reason = { stop: null, length: 'max_output_tokens', 'content-filter': 'content_filter' }[end];
      const status = reason === null ? 'completed' : 'incomplete';
      const fields = { incomplete_details: reason === null ? null : { reason }, usage: usageOf(usage) };
      return close() + say(`response.${status}`, { response: response(status, fields) });
    },
    error: (_status, code) =>
      say('error', { error: { type: code, code, message: PROVIDER_WORDS, param: null } }),
  };
}

function shape({ kind, id }: Item): object {
  if (kind === 'reasoning') return { id, type: 'reasoning', summary: [] };
  return { id, type: 'message', status: 'in_progress', role: 'assistant', content: [] };
}

function usageOf(usage: Usage | null): object | null {
  if (usage === null) return null;
  return {
    input_tokens: usage.prompt,
    input_tokens_details: { cached_tokens: 0 },
    output_tokens: usage.completion,
    output_tokens_details: { reasoning_tokens: 0 },
    total_tokens: usage.prompt + usage.completion,
  };
}

export const openAiErrorBody = (_status: number, code: string): object => ({
  error: { message: PROVIDER_WORDS, type: code, param: null, code },
});
