import type { Config } from '#server/kernel/config.ts';

/** What next-auth reads from the environment and nowhere else. */
export function setNextEnvironment(config: Config): void {
  process.env['AUTH_TRUST_HOST'] = '1';
  if (config.publicUrl === undefined) delete process.env['NEXTAUTH_URL'];
  else process.env['NEXTAUTH_URL'] = config.publicUrl;
}
