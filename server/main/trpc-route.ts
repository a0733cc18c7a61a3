import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { newId } from '#server/kernel/ids.ts';
import { admitProcedures, refusalHeaders } from '#server/trpc/admit-procedures.ts';
import { appRouter } from '#server/trpc/root.ts';
import { actorOfCookie } from './actor-of-cookie.ts';
import { clientAddress } from './address.ts';
import { application } from './application.ts';
import { MAX_BATCH_SIZE } from './trpc-handler.ts';

/** tRPC as a route handler, for a plain `next start`. */
export async function serveTrpc(request: Request): Promise<Response> {
  if (request.headers.get('sec-fetch-site') === 'cross-site') return new Response(null, { status: 403 });
  return fetchRequestHandler({
    endpoint: '/api/trpc',
    req: request,
    router: appRouter,
    maxBatchSize: MAX_BATCH_SIZE,
    async createContext({ info }) {
      const ports = await application();
      const actor = await actorOfCookie(ports, request.headers.get('cookie') ?? undefined);
      const forwarded = request.headers.get('x-forwarded-for') ?? undefined;
      const address = clientAddress(ports.config, undefined, forwarded);
      const ctx = { ...ports, actor, requestId: newId(), address, signal: request.signal };
      await admitProcedures(ctx, info.calls.length);
      return ctx;
    },
    responseMeta: refusalHeaders,
  });
}
