import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Context } from '#server/kernel/context.ts';

type Signed = { folder: string; file: string; expires: number };

/** HMAC-SHA256 by a key that follows from the secret of the sessions; whoever changes that ends all links. */
export function signLink(ctx: Pick<Context, 'config'>, { folder, file, expires }: Signed): string {
  const { sessionSecret } = ctx.config;
  if (sessionSecret === undefined) throw new Error('Links need the secret that the start provides.');
  const key = createHmac('sha256', sessionSecret).update('greenroom asset links').digest();
  return createHmac('sha256', key).update(`${folder}/${file}\n${expires}`).digest('base64url');
}

/** Takes as long for a wrong signature as for a right one. */
export function isSignedLink(ctx: Pick<Context, 'config'>, signed: Signed, signature: string): boolean {
  const [right, given] = [Buffer.from(signLink(ctx, signed)), Buffer.from(signature)];
  return right.length === given.length && timingSafeEqual(right, given);
}
