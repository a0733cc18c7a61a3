import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { type ReplyShape, shapeIn, tokenOf } from './reply-text.ts';
import { serveUntilOrphaned } from './serve-until-orphaned.ts';

/**
 * A provider that speaks Chat Completions, as a process of its own. The last message says what it is to answer;
 * one write a token, as providers do.
 */
const Asked = z.object({
  messages: z.array(z.object({ role: z.string(), content: z.string() })),
  max_tokens: z.number().optional(),
});

const HEAD = '{"id":"chatcmpl-bench","object":"chat.completion.chunk","created":1763000000,"model":"bench",';
const LAST = `data: ${HEAD}"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}\n\n`;

const server = createServer(
  { keepAliveTimeout: 300_000 },
  (request, response) => void answer(request, response),
);
serveUntilOrphaned(server);

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { messages, max_tokens: limit } = Asked.parse(JSON.parse(await text(request)));
  const shape = shapeIn(messages.at(-1)?.content ?? '') ?? { nonce: 0, tokens: 8, rate: 0 };
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
  speak(response, { ...shape, tokens: Math.min(shape.tokens, limit ?? shape.tokens) });
}

function speak(response: ServerResponse, { nonce, tokens, rate }: ReplyShape): void {
  const begun = performance.now();
  let said = 0;
  const go = () => {
    if (response.destroyed) return;
    const due =
      rate === 0 ? tokens : Math.min(tokens, 1 + Math.floor(((performance.now() - begun) * rate) / 1000));
    while (said < due) response.write(chunk(tokenOf(nonce, said++)));
    // By the schedule, not by the last write: a late timer makes no stream slower than it says.
    if (said < tokens) setTimeout(go, Math.max(0, begun + (said * 1000) / rate - performance.now()));
    else response.end(`${LAST}${usage(tokens)}data: [DONE]\n\n`);
  };
  go();
}

function chunk(token: string): string {
  return `data: ${HEAD}"choices":[{"index":0,"delta":{"content":${JSON.stringify(token)}},"finish_reason":null}]}\n\n`;
}

function usage(tokens: number): string {
  const counted = { prompt_tokens: 20, completion_tokens: tokens, total_tokens: 20 + tokens };
  return `data: ${HEAD}"choices":[],"usage":${JSON.stringify(counted)}}\n\n`;
}
