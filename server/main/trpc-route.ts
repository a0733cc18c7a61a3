import { fromWeb } from '#server/http/web.ts';
import { requestIdOf } from '#server/http/request-id.ts';
import { clientAddress } from './address.ts';
import { answerTrpc } from './answer-trpc.ts';
import { application } from './application.ts';

/** tRPC as a route handler, for a plain `next start`. */
export async function serveTrpc(request: Request): Promise<Response> {
  const ports = await application();
  const forwarded = request.headers.get('x-forwarded-for') ?? undefined;
  const address = clientAddress(ports.config, undefined, forwarded);
  const requestId = requestIdOf(request.headers.get('x-request-id') ?? undefined);
  return answerTrpc(ports, fromWeb(request, address), requestId);
}
