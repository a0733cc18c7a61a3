import { ConfigError } from './config-error.ts';

const SHORTEST = 32;
const WELL_KNOWN = /^(change[-_ ]?me|secret|password|your[-_ ]|example|default|test|greenroom|supersecret)/i;

type Guarded = {
  nodeEnv: string;
  loopback: boolean;
  jwt: { secret: string | undefined };
  sessionSecret: string | undefined;
};

/** Beyond this machine, a guessable secret lets anybody sign in as anybody: refuse to start with one. */
export function refuseWeakSecrets(config: Guarded): void {
  if (config.nodeEnv !== 'production' || config.loopback) return;
  const secrets = { JWT_SECRET_KEY: config.jwt.secret, NEXTAUTH_SECRET: config.sessionSecret };
  const weak = Object.entries(secrets).filter(([, secret]) => secret !== undefined && isWeak(secret));
  if (weak.length === 0) return;
  throw new ConfigError(
    weak
      .map(
        ([name]) =>
          `${name}: expected at least ${SHORTEST} characters that nobody can guess (for example from \`openssl rand -base64 48\`), or nothing, and one is generated.`,
      )
      .join('\n'),
  );
}

function isWeak(secret: string): boolean {
  return secret.length < SHORTEST || WELL_KNOWN.test(secret) || new Set(secret).size < 8;
}
