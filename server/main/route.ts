import { fromWeb, toWeb } from '#server/http/web.ts';
import { clientAddress } from './address.ts';
import { application } from './application.ts';
import { dispatch } from './dispatch.ts';

/** What every documented route.ts exports: the same endpoints, for a plain `next start`. */
export async function serveEndpoint(request: Request): Promise<Response> {
  const ports = await application();
  const address = clientAddress(ports.config, undefined, request.headers.get('x-forwarded-for') ?? undefined);
  const answered = await dispatch(ports, fromWeb(request, address));
  return answered === null ? new Response(null, { status: 404 }) : toWeb(answered, request.method);
}
