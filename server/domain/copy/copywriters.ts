import { DomainError } from '#server/kernel/errors.ts';
import type { ModelEvent, TextModels } from '#server/kernel/model.ts';
import { fitCopy } from './fit-copy.ts';

/**
 * The same models, each answer as one piece that fits: so what is stored, watched and told to later prompts is what
 * is answered. A model that says nothing has failed; what one said before it failed is kept as far as it goes.
 */
export function copywriters(models: TextModels): TextModels {
  return { stream: (request) => fitted(models.stream(request)) };
}

async function* fitted(events: AsyncIterable<ModelEvent>): AsyncGenerator<ModelEvent, void, undefined> {
  let raw = '';
  try {
    for await (const event of events) {
      if (event.type === 'text-delta') raw += event.text;
      else if (event.type === 'usage') yield event;
      else if (event.type === 'model-end') {
        const text = fitCopy(raw, event.reason === 'length');
        raw = '';
        if (text !== '') yield { type: 'text-delta', text };
        yield event;
        if (event.reason === 'content-filter')
          throw new DomainError('content_refused', 'The model would not write this.');
        if (text === '') throw new DomainError('upstream_failed', 'The model gave no text.');
      }
    }
  } catch (error) {
    const text = fitCopy(raw, true);
    if (text !== '') yield { type: 'text-delta', text };
    throw error;
  }
}
