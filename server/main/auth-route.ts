import NextAuth from 'next-auth';
import { z } from 'zod';
import { refuseAfterFailures } from '#server/domain/account/index.ts';
import type { Context } from '#server/kernel/context.ts';
import { isDomainError } from '#server/kernel/errors.ts';
import { newId } from '#server/kernel/ids.ts';
import { ADDRESS_HEADER, clientAddress } from './address.ts';
import { application } from './application.ts';
import { authOptions } from './auth-options.ts';

type RouteContext = { params: Promise<{ nextauth: string[] }> };

/** next-auth behind its own address; too many failed passwords are a 429 before it is even asked. */
export async function handleAuth(request: Request, route: RouteContext): Promise<Response> {
  const ports = await application();
  const seen = request.headers.get(ADDRESS_HEADER);
  const address =
    seen ?? clientAddress(ports.config, undefined, request.headers.get('x-forwarded-for') ?? undefined);
  const actor = { kind: 'anonymous' } as const;
  const ctx: Context = { ...ports, actor, requestId: newId(), address, signal: request.signal };
  const refusal = isPasswordAttempt(request) ? await refuse(ctx, request) : null;
  return refusal ?? NextAuth(asNextRequest(request), route, authOptions(ctx));
}

function isPasswordAttempt(request: Request): boolean {
  return request.method === 'POST' && new URL(request.url).pathname.endsWith('/callback/credentials');
}

async function refuse(ctx: Context, request: Request): Promise<Response | null> {
  const email = await emailIn(request.clone());
  if (email === null) return null;
  try {
    await refuseAfterFailures(ctx, email);
    return null;
  } catch (error) {
    if (!isDomainError(error)) throw error;
    // The form that next-auth's own client understands.
    const url = new URL('/sign-in?error=RateLimited', request.url).toString();
    const headers = { 'retry-after': String(error.retryAfterSeconds ?? 60) };
    return Response.json({ url, message: error.message }, { status: 429, headers });
  }
}

const Credentials = z.object({ email: z.string() });

/** The account that is tried, from either kind of body that next-auth reads. */
async function emailIn(request: Request): Promise<string | null> {
  const json = request.headers.get('content-type')?.includes('application/json') ?? false;
  const body: unknown = json
    ? await request.json().catch(() => null)
    : Object.fromEntries(new URLSearchParams(await request.text()));
  return Credentials.safeParse(body).data?.email ?? null;
}

/** next-auth types its first parameter for the pages router too; its app-router form takes a web Request. */
function asNextRequest(request: Request): never {
  return request as never;
}
