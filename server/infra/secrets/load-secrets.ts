import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Config } from '#server/kernel/config.ts';

const Kept = z.object({ jwt: z.string().min(32), session: z.string().min(32) });

/** The configuration with both secrets present: given ones, or those generated once into `DATA_DIR/secrets.json`. */
export function loadSecrets(config: Config): Config & { jwt: { secret: string }; sessionSecret: string } {
  const { jwt, sessionSecret } = config;
  if (jwt.secret !== undefined && sessionSecret !== undefined) {
    return { ...config, jwt: { ...jwt, secret: jwt.secret }, sessionSecret };
  }
  const kept = keptSecrets(path.join(config.dataDir, 'secrets.json'));
  return {
    ...config,
    jwt: { ...jwt, secret: jwt.secret ?? kept.jwt },
    sessionSecret: sessionSecret ?? kept.session,
  };
}

function keptSecrets(file: string): z.output<typeof Kept> {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const fresh = {
    jwt: randomBytes(48).toString('base64url'),
    session: randomBytes(48).toString('base64url'),
  };
  try {
    // Fails when the file exists, so that two first starts agree on one pair.
    writeFileSync(file, JSON.stringify(fresh), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return Kept.parse(JSON.parse(readFileSync(file, 'utf8')));
}
