import { decode } from 'next-auth/jwt';
import { verifySession } from '#server/domain/account/index.ts';
import type { Actor } from '#server/kernel/actor.ts';
import type { Ports } from '#server/kernel/ports.ts';
import { readCookie, sessionCookieName } from './session-cookie.ts';

/** Whom the browser's session cookie stands for; nobody when it is missing, forged, expired or of a deleted account. */
export async function actorOfCookie(ports: Ports, cookieHeader: string | undefined): Promise<Actor> {
  const anonymous: Actor = { kind: 'anonymous' };
  const token = readCookie(cookieHeader ?? '', sessionCookieName(ports.config));
  const secret = ports.config.sessionSecret;
  if (token === undefined || secret === undefined) return anonymous;
  const claims = await decode({ token, secret }).catch(() => null);
  const userId = Number(claims?.sub);
  return Number.isInteger(userId) ? ((await verifySession(ports, userId)) ?? anonymous) : anonymous;
}
