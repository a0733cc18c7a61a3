import type { Config } from '#server/kernel/config.ts';

/** Whether browsers reach us by TLS, as the person who set PUBLIC_URL says. */
export function usesSecureCookies(config: Pick<Config, 'publicUrl'>): boolean {
  return config.publicUrl?.startsWith('https:') ?? false;
}

/** next-auth's own name for it. */
export function sessionCookieName(config: Pick<Config, 'publicUrl'>): string {
  return usesSecureCookies(config) ? '__Secure-next-auth.session-token' : 'next-auth.session-token';
}

/** A cookie's value out of a Cookie header; next-auth's values need no decoding. */
export function readCookie(header: string, name: string): string | undefined {
  for (const part of header.split(';')) {
    const sign = part.indexOf('=');
    if (sign !== -1 && part.slice(0, sign).trim() === name) return part.slice(sign + 1).trim();
  }
  return undefined;
}
