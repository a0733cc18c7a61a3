import { type HttpAnswer, jsonAnswer } from './exchange.ts';

/** What is gathered before it goes out. */
const PIECE_LENGTH = 64 * 1024;
/** A blank between two values changes nothing in JSON. */
const KEEP_ALIVE = { afterMs: 15_000, chunk: ' ' };

/**
 * A 200 with `value` as JSON, in which async iterables are lists: their items are asked for only as fast as the client
 * takes them. What fits into one piece goes out as any other answer, and what fails before that throws here.
 */
export async function jsonStream(value: object): Promise<HttpAnswer> {
  const pieces = inPieces(written(value));
  const [first, second] = [await pieces.next(), await pieces.next()];
  const { status, headers } = jsonAnswer(200, null);
  if (first.done === true || second.done === true) return { status, headers, body: first.value ?? '' };
  const chunks = followedBy([first.value, second.value], pieces);
  return { status, headers, body: { chunks, keepAlive: KEEP_ALIVE } };
}

async function* followedBy(begun: readonly string[], rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield* begun;
  yield* rest;
}

/** Pieces end between two values, never inside one. */
async function* inPieces(texts: AsyncIterable<string>): AsyncGenerator<string, undefined> {
  let piece = '';
  for await (const text of texts) {
    piece += text;
    if (piece.length < PIECE_LENGTH) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}

async function* written(value: unknown): AsyncGenerator<string> {
  if (isAsyncIterable(value)) yield* writtenList(value);
  else if (isObject(value) && Object.values(value).some(isAsyncIterable)) yield* writtenObject(value);
  else yield JSON.stringify(value) ?? 'null';
}

async function* writtenList(items: AsyncIterable<unknown>): AsyncGenerator<string> {
  let before = '[';
  for await (const item of items) {
    yield before;
    yield* written(item);
    before = ',';
  }
  yield before === '[' ? '[]' : ']';
}

async function* writtenObject(value: object): AsyncGenerator<string> {
  let before = '{';
  for (const [name, field] of Object.entries(value)) {
    if (field === undefined) continue;
    yield `${before}${JSON.stringify(name)}:`;
    yield* written(field);
    before = ',';
  }
  yield '}';
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return isObject(value) && Symbol.asyncIterator in value;
}
