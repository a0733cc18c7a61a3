import type { RecordedRequest } from '#tests/simulators/providers/index.ts';

export type WireAnswer = { status: number; contentType: string; body: Buffer };

/** How one provider that answers with the result writes its answers. */
export type MadeWire = {
  /** The base URL's path, and where its submissions go below it. */
  basePath: string;
  submits: RegExp;
  /** Whose headers carry the key. */
  protocol: RecordedRequest['protocol'];
  made(request: RecordedRequest, as: string | undefined): WireAnswer | Promise<WireAnswer>;
  empty(request: RecordedRequest): WireAnswer;
  refused(request: RecordedRequest, word: string): WireAnswer;
  /** The body of a failed request. */
  error(status: number, code: string): object;
  /** What a GET finds, such as a result that lies under a URL. */
  get?(path: string): WireAnswer | undefined;
};

export function jsonAnswer(value: object, status = 200): WireAnswer {
  return { status, contentType: 'application/json', body: Buffer.from(JSON.stringify(value)) };
}

/** A field of a request's body, as deep as the path goes; undefined where there is none. */
export function said(body: unknown, ...path: (string | number)[]): unknown {
  return path.reduce<unknown>(
    (value, name) => (typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined),
    body,
  );
}
