import { SignJWT, type JWTPayload } from 'jose';
import { testEnvironment } from '#tests/support/app/index.ts';

const key = new TextEncoder().encode(testEnvironment['JWT_SECRET_KEY']);

type Claims = { [Name in keyof JWTPayload]: JWTPayload[Name] | undefined };

/** A JWT of the tests' own secret and issuer, good for an hour; `over` lays claims over it, `undefined` takes one away. */
export function signToken(over: Claims, secret: Uint8Array = key, alg = 'HS256'): Promise<string> {
  const claims = { iss: 'greenroom', exp: Math.floor(Date.now() / 1000) + 3600, ...over };
  return new SignJWT(withoutUndefined(claims)).setProtectedHeader({ alg, typ: 'JWT' }).sign(secret);
}

function withoutUndefined(claims: object): JWTPayload {
  return Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined));
}
