import type { LanguageModelV4CallOptions, LanguageModelV4Message } from '@ai-sdk/provider';
import type { ModelMessage, ModelRequest } from '#server/kernel/model.ts';

/** Our request in the SDK's words. OpenAI is told to keep nothing. */
export function toCallOptions(request: ModelRequest, abortSignal: AbortSignal): LanguageModelV4CallOptions {
  const { provider } = request.route;
  const messages = provider === 'gemini' ? systemFirst(request.messages) : request.messages;
  return {
    prompt: messages.filter((message) => message.content !== '').map(toPromptMessage),
    abortSignal,
    ...(request.temperature === undefined ? {} : { temperature: request.temperature }),
    ...(request.maxTokens === undefined ? {} : { maxOutputTokens: request.maxTokens }),
    ...(provider === 'openai' ? { providerOptions: { openai: { store: false } } } : {}),
  };
}

function toPromptMessage({ role, content }: ModelMessage): LanguageModelV4Message {
  if (role === 'system') return { role, content };
  return { role, content: [{ type: 'text', text: content }] };
}

/** Gemini has one system instruction beside the conversation, and none inside it. */
function systemFirst(messages: readonly ModelMessage[]): ModelMessage[] {
  const system = messages.filter((message) => message.role === 'system');
  return [...system, ...messages.filter((message) => message.role !== 'system')];
}
