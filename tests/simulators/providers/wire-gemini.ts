import { PROVIDER_WORDS, type Usage } from './script.ts';
import { event, type Wire } from './wire.ts';

/** Gemini's streamGenerateContent, for one answer. */
export function createGeminiWire(model: string): Wire {
  let said = false;
  const chunk = (fields: object): string => event({ ...fields, modelVersion: model, responseId: 'r1' });
  return {
    begin: () => '',
    text(text) {
      said = true;
      return chunk(candidate([{ text }]));
    },
    reasoning: (text) => chunk(candidate([{ text, thought: true }])),
    end(end, usage) {
      const counted = usageOf(usage);
      if (end === 'content-filter' && !said) {
        return chunk({ promptFeedback: { blockReason: 'PROHIBITED_CONTENT' }, ...counted });
      }
      const finishReason = { stop: 'STOP', length: 'MAX_TOKENS', 'content-filter': 'SAFETY' }[end];
      return chunk({ ...candidate([{ text: '' }], { finishReason }), ...counted });
    },
    error: (code, status) =>
      event({ error: { code, message: PROVIDER_WORDS, status: status.toUpperCase() } }),
  };
}

function candidate(parts: object[], fields: object = {}): object {
  return { candidates: [{ content: { parts, role: 'model' }, index: 0, ...fields }] };
}

function usageOf(usage: Usage | null): object {
  if (usage === null) return {};
  const { prompt, completion } = usage;
  const usageMetadata = {
    promptTokenCount: prompt,
    candidatesTokenCount: completion,
    totalTokenCount: prompt + completion,
  };
  return { usageMetadata };
}

export const geminiErrorBody = (status: number, code: string): object => ({
  error: { code: status, message: PROVIDER_WORDS, status: code.toUpperCase() },
});
