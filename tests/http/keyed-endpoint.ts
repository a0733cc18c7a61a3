import { z } from 'zod';
import type { Dialect } from '#server/http/dialect.ts';
import { createDispatch } from '#server/http/dispatch.ts';
import { defineEndpoint } from '#server/http/endpoint.ts';
import type { HttpAnswer } from '#server/http/exchange.ts';
import { fromNode, toNode } from '#server/http/node.ts';
import { influencers } from '#server/dialects/influencers/index.ts';
import type { Context } from '#server/kernel/context.ts';
import type { Ports } from '#server/kernel/ports.ts';
import { type HttpServer, startHttp } from '#tests/support/http/index.ts';

export const PATH = '/v1/things';

/** What the endpoint does with a thing's name; `requestKey` as EndpointInput has it. */
export type Work = (
  ctx: Context,
  input: { name: string; requestKey: string | undefined },
) => Promise<HttpAnswer | { made: string }>;

/** A server with one endpoint that makes things, once for each Idempotency-Key. */
export function startKeyed(ports: Ports, work: Work, dialect: Dialect = influencers): Promise<HttpServer> {
  const endpoint = defineEndpoint({
    dialect,
    operationId: 'makeThing',
    method: 'POST',
    path: PATH,
    summary: 'Make a thing',
    policy: { auth: 'required', idempotent: true },
    body: z.object({ name: z.string() }),
    result: z.object({ made: z.string() }),
    handle: (ctx, { body, requestKey }) => work(ctx, { name: body.name, requestKey }),
  });
  const dispatch = createDispatch([endpoint], dialect);
  return startHttp((req, res) => {
    void dispatch(ports, fromNode(req, res, '127.0.0.1'))?.then((answered) => toNode(res, answered, 'POST'));
  });
}

/** Does what must happen once for a request key, however often it is tried: makes a project of that name. */
export async function makeOnce({ db, actor }: Context, requestKey: string): Promise<void> {
  const userId = actor.kind === 'user' ? actor.userId : 0;
  const id = `${requestKey.slice(0, 8)}-${requestKey.slice(8, 12)}-7000-8000-${requestKey.slice(12, 24)}`;
  await db.prisma.project.createMany({ data: { id, userId, name: requestKey }, skipDuplicates: true });
}
