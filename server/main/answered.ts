import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Trace } from '#server/http/exchange.ts';

/** What there is to tell of a request once its answer has gone out, or its client has. */
export type Answered = Trace & {
  requestId: string;
  method: string;
  /** 499 where the client left before there was one. */
  status: number;
  /** From the head of the request to the last byte of the answer. */
  ms: number;
  /** Written to this client, heads included. */
  bytes: number;
  /** The client left before the end. */
  aborted: boolean;
};

/** The one place where every answer passes: calls `tell` once for each request, whoever answered it and however. */
export function whenAnswered(
  req: IncomingMessage,
  res: ServerResponse,
  about: { requestId: string; trace: Trace },
  tell: (answered: Answered) => void,
): void {
  const begun = performance.now();
  const { socket } = req;
  const before = socket.bytesWritten;
  res.once('close', () => {
    tell({
      ...about.trace,
      requestId: about.requestId,
      method: req.method ?? '',
      status: res.headersSent ? res.statusCode : 499,
      ms: performance.now() - begun,
      bytes: socket.bytesWritten - before,
      aborted: !res.writableFinished,
    });
  });
}
