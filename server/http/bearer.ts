import { looksLikeApiKey, verifyApiKey, verifyJwt } from '#server/domain/account/index.ts';
import type { Actor, UserActor } from '#server/kernel/actor.ts';
import { DomainError } from '#server/kernel/errors.ts';
import type { Ports } from '#server/kernel/ports.ts';
import type { HttpRequest } from './exchange.ts';

const LONGEST_TOKEN = 8_192;

/**
 * Who sends this request: nobody without an Authorization header, else the user behind the API key or JWT.
 * `unauthenticated` for a token that stands for nobody, `rate_limited` for the next of too many of them. Cookies and the
 * query string are never looked at.
 */
export async function authenticate(ports: Ports, request: HttpRequest): Promise<Actor> {
  const header = request.header('authorization');
  if (header === undefined) return { kind: 'anonymous' };
  const [scheme = '', token = '', ...rest] = header.trim().split(/ +/);
  const wellFormed = scheme.toLowerCase() === 'bearer' && rest.length === 0 && token.length <= LONGEST_TOKEN;
  const user = wellFormed ? await userOf(ports, token, request.address) : null;
  if (user === null)
    throw new DomainError('unauthenticated', 'The bearer token is invalid, expired or revoked.');
  return user;
}

/** The user behind an API key or a JWT that came from `address`; `null` for one that stands for nobody. */
export function userOf(ports: Ports, token: string, address: string): Promise<UserActor | null> {
  const ctx = { ...ports, address };
  return looksLikeApiKey(token) ? verifyApiKey(ctx, token) : verifyJwt(ctx, token);
}
