import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Config } from '#server/kernel/config.ts';
import { ConfigError } from '#server/kernel/config-error.ts';

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
  if (!existsSync(file)) generate(file);
  const kept = Kept.safeParse(parse(readFileSync(file, 'utf8')));
  if (kept.success) return kept.data;
  throw new ConfigError(
    `${file}: expected the secrets that were generated at the first start. Restore it, or delete it: then new ones are made, and everybody has to sign in again.`,
  );
}

/** Appears whole or not at all, whatever kills us; of two first starts one makes the pair for both. */
function generate(file: string): void {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const fresh = {
    jwt: randomBytes(48).toString('base64url'),
    session: randomBytes(48).toString('base64url'),
  };
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    writeFileSync(draft, JSON.stringify(fresh), { mode: 0o600, flush: true });
    linkSync(draft, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
