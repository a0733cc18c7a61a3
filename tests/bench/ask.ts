import { request, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { createEventReader } from './event-reader.ts';
import { questionFor, replyText, type ReplyShape } from './reply-text.ts';
import type { Message, Target } from './targets.ts';

const PATIENCE_MS = 60_000;

/** One reply, every token of it as it had to be. Times in milliseconds since the request began. */
export type Reply = { session: number; firstMs: number; totalMs: number; gapsMs: number[] };

export type Question = ReplyShape & { before?: readonly Message[]; session?: number | undefined };

/** Asks and reads to the end. Rejects for anything but exactly the expected text and a proper end. */
export async function ask(target: Target, question: Question): Promise<Reply> {
  const messages: Message[] = [...(question.before ?? []), { role: 'user', content: questionFor(question) }];
  const body = Buffer.from(JSON.stringify(target.body(messages, question.session)));
  const expected = replyText(question);
  const began = performance.now();
  const answer = await send(target, body);
  if (answer.statusCode !== 200) throw new Error(`status ${answer.statusCode}: ${await text(answer)}`);
  const times = await check(answer, target, expected, began);
  return { session: Number(answer.headers['x-session-id']), ...times };
}

function send(target: Target, body: Buffer): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const { agent, headers } = target;
    const options = { method: 'POST', agent, headers: { ...headers, 'content-length': body.length } };
    const sent = request(target.url, options, resolve);
    sent.once('error', reject);
    sent.setTimeout(PATIENCE_MS, () => sent.destroy(new Error('silence')));
    sent.end(body);
  });
}

function check(answer: IncomingMessage, target: Target, expected: string, began: number) {
  return new Promise<Omit<Reply, 'session'>>((resolve, reject) => {
    const gapsMs: number[] = [];
    let position = 0;
    let firstMs = Number.NaN;
    let last = 0;
    let ended = false;
    const read = createEventReader((data, type) => {
      const said = target.textOf(data, type);
      if (said === '') return;
      if (ended) throw new Error('more after the end');
      if (said === null) ended = true;
      else if (expected.startsWith(said, position)) position += said.length;
      else throw new Error(`a wrong token at character ${position} of ${expected.length}`);
      if (said === null) return;
      const now = performance.now() - began;
      if (Number.isNaN(firstMs)) firstMs = now;
      else gapsMs.push(now - last);
      last = now;
    });
    answer.setEncoding('utf8');
    answer.on('data', (piece: string) => {
      try {
        read(piece);
      } catch (error) {
        answer.destroy(error instanceof Error ? error : new Error(String(error)));
      }
    });
    answer.once('error', reject);
    answer.once('end', () => {
      if (ended && position === expected.length)
        resolve({ firstMs, totalMs: performance.now() - began, gapsMs });
      else
        reject(
          new Error(
            `ended after ${position} of ${expected.length} characters${ended ? '' : ', without an end'}`,
          ),
        );
    });
  });
}
