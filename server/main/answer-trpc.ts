import { resolveResponse } from '@trpc/server/http';
import { CARD_LIMITS } from '#server/domain/card/index.ts';
import { LARGEST_BROUGHT, LARGEST_FILE_BYTES } from '#server/domain/file/schema.ts';
import type { HttpRequest } from '#server/http/exchange.ts';
import { toByteStream } from '#server/http/web.ts';
import type { Context } from '#server/kernel/context.ts';
import { isDomainError } from '#server/kernel/errors.ts';
import type { Ports } from '#server/kernel/ports.ts';
import { admitProcedures, refusalHeaders, refuseAnothersPage } from '#server/trpc/admit-procedures.ts';
import { appRouter } from '#server/trpc/root.ts';
import { actorOfCookie } from './actor-of-cookie.ts';
import { procedurePath, proceduresIn } from './procedure-path.ts';

const BODY_LIMIT = 8 * 1024 * 1024;
/** A file with the form around it. */
const UPLOAD_LIMIT = Math.max(LARGEST_FILE_BYTES, CARD_LIMITS.file, LARGEST_BROUGHT.audio) + 1024 * 1024;
/** What takes files. */
const UPLOADS: readonly string[] = [
  'file.attach',
  'persona.previewCard',
  'persona.importCard',
  'persona.setPortrait',
  'talk.attach',
];
/** Procedures in one request: pages ask a few at a time, and one of them may be as dear as hashing a password. */
const MAX_BATCH_SIZE = 20;
/** What tRPC reads of a request's head. */
const HEADERS = ['accept', 'content-type', 'last-event-id', 'trpc-accept'];

/**
 * tRPC behind either door. A request from a foreign page is refused whatever cookies it carries; a body is read when a
 * procedure wants it, which is after its sender is known and counted, and no further than its limit.
 */
export async function answerTrpc(
  ports: Ports,
  request: HttpRequest,
  requestId: string,
  answering: () => void = () => undefined,
): Promise<Response> {
  const { method, trace, header, address, signal } = request;
  trace.family = 'trpc';
  const path = procedurePath(request.path);
  if (header('sec-fetch-site') === 'cross-site') return new Response(null, { status: 403 });
  if (path === null) return new Response(null, { status: 404 });
  trace.operation = proceduresIn(path, MAX_BATCH_SIZE);
  // No Request can have this method.
  if (method === 'TRACE') return new Response(null, { status: 405, headers: { allow: 'GET, POST' } });
  return resolveResponse({
    router: appRouter,
    req: asRequest(request, UPLOADS.includes(path) ? UPLOAD_LIMIT : BODY_LIMIT),
    path,
    error: null,
    maxBatchSize: MAX_BATCH_SIZE,
    createContext: async ({ info }): Promise<Context> => {
      const actor = await actorOfCookie(ports, header('cookie'));
      if (actor.kind === 'user') trace.userId = actor.userId;
      refuseAnothersPage(actor, header('x-greenroom-user'));
      const ctx = { ...ports, actor, requestId, address, signal };
      await admitProcedures(ctx, info?.calls.length ?? 1);
      return ctx;
    },
    responseMeta(answered) {
      answering();
      return refusalHeaders(answered);
    },
    onError({ error, path: procedure }) {
      ports.metrics.count('errors_total', { family: 'trpc', code: codeOf(error) });
      if (error.code !== 'INTERNAL_SERVER_ERROR') return;
      const reason = error.cause?.name ?? error.name;
      ports.log.error('trpc.failed', { requestId, path: proceduresIn(procedure ?? '', 1), reason });
    },
  });
}

/** The request as tRPC reads it, at an address that no Host header has a part in. */
function asRequest({ method, path, query, header, pieces, signal }: HttpRequest, limit: number): Request {
  const given = HEADERS.map((name) => [name, header(name)] as const);
  const headers = given.flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, value]],
  );
  const init: RequestInit & { duplex: 'half' } = { method, headers, signal, duplex: 'half' };
  if (method !== 'GET' && method !== 'HEAD') init.body = toByteStream(pieces(limit));
  return new Request(`http://localhost${path}?${query.toString()}`, init);
}

/** The product's code of a refusal; tRPC's own for what it refuses itself, such as a procedure that does not exist. */
function codeOf({ cause, code }: { cause?: unknown; code: string }): string {
  if (isDomainError(cause)) return cause.code;
  return code === 'INTERNAL_SERVER_ERROR' ? 'internal' : code.toLowerCase();
}
