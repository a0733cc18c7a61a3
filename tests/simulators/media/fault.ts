import type { ServerResponse } from 'node:http';
import { cut, reset } from '#tests/simulators/providers/exchange.ts';

/** What goes wrong with a request. */
export type Trouble =
  /** The connection is reset without an answer. */
  | 'reset'
  /** No answer, until the client goes away. */
  | 'silence'
  /** 200 and JSON that ends too early. */
  | 'bad-json'
  /** The announced answer breaks off in its middle. */
  | 'cut'
  | { status: number; body?: unknown; headers?: Readonly<Record<string, string>> }
  /** 200 with this in place of the true answer. */
  | { answer: unknown }
  /** The true answer, once the promise is fulfilled. */
  | { wait: Promise<unknown> };

/** Whether the request was carried out before things went wrong: a submission of which that is true is billed. */
export type Fault = { before: Trouble } | { after: Trouble };

export type Answer = {
  status: number;
  /** JSON, or bytes with their type. */
  body: unknown;
  mediaType?: string;
};

/** Answers, or does with the answer what the trouble is. */
export async function respond(
  response: ServerResponse,
  answer: Answer,
  trouble: Trouble | undefined,
): Promise<void> {
  if (trouble === 'silence') return;
  if (trouble === 'reset') {
    reset(response);
    return;
  }
  if (trouble === 'bad-json') {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end('{"status": "IN_Q');
    return;
  }
  if (typeof trouble === 'object' && 'wait' in trouble) await trouble.wait;
  const said = saidInstead(answer, trouble);
  const bytes = said.body instanceof Uint8Array ? said.body : Buffer.from(JSON.stringify(said.body ?? {}));
  response.writeHead(said.status, {
    'content-type': said.mediaType ?? 'application/json',
    'content-length': bytes.length,
    ...(typeof trouble === 'object' && 'status' in trouble ? trouble.headers : {}),
  });
  if (trouble === 'cut') {
    response.write(bytes.subarray(0, Math.ceil(bytes.length / 2)), () => cut(response));
    return;
  }
  response.end(said.status === 204 ? undefined : bytes);
}

function saidInstead(answer: Answer, trouble: Trouble | undefined): Answer {
  if (typeof trouble !== 'object' || 'wait' in trouble) return answer;
  if ('answer' in trouble) return { status: 200, body: trouble.answer };
  return { status: trouble.status, body: trouble.body ?? { message: PROVIDER_SENTENCE } };
}

/** The provider's own words in these tests; they must not come out on our side. */
const PROVIDER_SENTENCE = 'provider-internal: key-leaked, prompt "leaked"';
