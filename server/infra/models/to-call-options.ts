import type { LanguageModelV4CallOptions, LanguageModelV4Message } from '@ai-sdk/provider';
import type { ModelMessage, ModelRequest } from '#server/kernel/model.ts';

/** Our request in the SDK's words. OpenAI is told to keep nothing. */
export function toCallOptions(request: ModelRequest, abortSignal: AbortSignal): LanguageModelV4CallOptions {
  const { provider } = request.route;
  const messages = provider === 'gemini' ? systemFirst(request.messages) : request.messages;
  return {
    prompt: messages.filter(saysSomething).map(toPromptMessage),
    abortSignal,
    ...(request.temperature === undefined ? {} : { temperature: request.temperature }),
    ...(request.maxTokens === undefined ? {} : { maxOutputTokens: request.maxTokens }),
    ...(provider === 'openai' ? { providerOptions: { openai: { store: false } } } : {}),
  };
}

function saysSomething({ content, images = [], sounds = [] }: ModelMessage): boolean {
  return content !== '' || images.length + sounds.length > 0;
}

function toPromptMessage({ role, content, images = [], sounds = [] }: ModelMessage): LanguageModelV4Message {
  if (role === 'system') return { role, content };
  const text = content === '' ? [] : [{ type: 'text' as const, text: content }];
  if (role === 'assistant') return { role, content: text };
  const media = [...images, ...sounds].map(({ mediaType, bytes }) => {
    return { type: 'file' as const, mediaType, data: { type: 'data' as const, data: bytes } };
  });
  return { role, content: [...media, ...text] };
}

/** Gemini has one system instruction beside the conversation, and none inside it. */
function systemFirst(messages: readonly ModelMessage[]): ModelMessage[] {
  const system = messages.filter((message) => message.role === 'system');
  return [...system, ...messages.filter((message) => message.role !== 'system')];
}
