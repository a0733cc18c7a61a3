import { Agent } from 'node:http';
import { z } from 'zod';

export type Message = { role: 'user' | 'assistant' | 'system'; content: string };

/** Somebody who can be asked over HTTP, and how their events say text. */
export type Target = {
  url: URL;
  headers: Record<string, string>;
  agent: Agent;
  body(messages: readonly Message[], session: number | undefined): object;
  /** The text of one event; `null` for the event that ends a whole reply. Throws for an error event. */
  textOf(data: string, type: string): string | null;
};

const Chunk = z.object({
  choices: z.array(z.object({ delta: z.object({ content: z.string().optional() }) })),
});

/** The upstream itself, or the proxy in front of it. */
export function completions(base: string): Target {
  return {
    ...reached(base, '/v1/chat/completions'),
    body: (messages) => ({ model: 'bench', messages, stream: true, stream_options: { include_usage: true } }),
    textOf: (data) =>
      data === '[DONE]' ? null : (Chunk.parse(JSON.parse(data)).choices[0]?.delta.content ?? ''),
  };
}

/** Greenroom, as a program with an API key uses it. */
export function greenroomChat(base: string, key: string): Target {
  const target = reached(base, '/v1/chat/stream');
  return {
    ...target,
    headers: { ...target.headers, authorization: `Bearer ${key}` },
    body: (messages, session) => ({
      model: 'bench',
      messages,
      stream: true,
      ...(session === undefined ? {} : { session_id: session }),
    }),
    textOf(data, type) {
      if (type !== '') throw new Error(`event ${type}: ${data}`);
      return data === '[DONE]' ? null : data;
    },
  };
}

function reached(base: string, path: string): Pick<Target, 'url' | 'headers' | 'agent'> {
  const agent = new Agent({ keepAlive: true, maxFreeSockets: 1024 });
  return { url: new URL(path, base), headers: { 'content-type': 'application/json' }, agent };
}
