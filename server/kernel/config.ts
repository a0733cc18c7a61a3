import path from 'node:path';
import { z } from 'zod';
import { ConfigError, describeIssues } from './config-error.ts';
import {
  credits,
  flag,
  list,
  origin,
  origins,
  text,
  transcriptionModel,
  url,
  wholeNumber,
} from './config-fields.ts';
import { refuseWeakSecrets } from './config-secrets.ts';

const WEB = ['http:', 'https:'];

/** Every variable Greenroom reads. An empty value counts as not set, as container files produce them. */
const Environment = z.object({
  NODE_ENV: text('production', 'development', 'test').default('production'),
  PORT: wholeNumber(0, 65_535, '3000').default(3000),
  HOST: text().default('127.0.0.1'),
  DATA_DIR: text().default('.data'),
  DATABASE_URL: url('postgresql://user:password@db.example:5432/greenroom', ['postgres:', 'postgresql:']),
  PUBLIC_URL: url('https://greenroom.example', WEB),
  CORS_ORIGINS: origins(),
  LOG_LEVEL: text('debug', 'info', 'warn', 'error', 'silent').default('info'),
  WORKER: text('inline', 'off').default('inline'),
  JWT_SECRET_KEY: text().optional(),
  JWT_ISSUER: text().default('greenroom'),
  NEXTAUTH_SECRET: text().optional(),
  GITHUB_ID: text().optional(),
  GITHUB_SECRET: text().optional(),
  GOOGLE_ID: text().optional(),
  GOOGLE_SECRET: text().optional(),
  SIGNUPS: text('open', 'closed').default('open'),
  SIGNUP_CREDITS: credits('100').default('100'),
  CREDITS_REFUND_ON_FAILURE: flag().default(false),
  SANDBOX: flag().default(true),
  OPENAI_API_KEY: text().optional(),
  OPENAI_BASE_URL: url('https://api.openai.com/v1', WEB),
  GEMINI_API_KEY: text().optional(),
  GEMINI_BASE_URL: url('https://generativelanguage.googleapis.com/v1beta', WEB),
  COMPATIBLE_BASE_URL: url('http://127.0.0.1:11434/v1', WEB),
  COMPATIBLE_API_KEY: text().optional(),
  COMPATIBLE_MODELS: list(),
  TRANSCRIPTION_MODEL: transcriptionModel(),
  RECRAFT_API_KEY: text().optional(),
  RECRAFT_BASE_URL: url('https://external.api.recraft.ai/v1', WEB),
  FAL_KEY: text().optional(),
  FAL_BASE_URL: url('https://fal-proxy.example', WEB),
  RUNWAYML_API_KEY: text().optional(),
  RUNWAYML_BASE_URL: url('https://api.dev.runwayml.com', WEB),
  S3_BUCKET_NAME: text().optional(),
  S3_ENDPOINT: url('http://127.0.0.1:9000', WEB),
  S3_FORCE_PATH_STYLE: flag().default(false),
  AWS_REGION: text().default('us-east-1'),
  AWS_ACCESS_KEY_ID: text().optional(),
  AWS_SECRET_ACCESS_KEY: text().optional(),
  MODELS_FILE: text().optional(),
  MEDIA_LINKS_ORIGIN: origin('http://127.0.0.1:8080'),
});

export type Config = ReturnType<typeof derive>;

/**
 * Reads the environment once. A bad value throws a ConfigError that names the variable, says what was
 * expected and gives an example.
 */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) throw new ConfigError(describeIssues(parsed.error, given));
  refuseHalfABucket(parsed.data);
  const config = derive(parsed.data);
  refuseModelsWithoutServer(config);
  refuseWeakSecrets(config);
  return config;
}

function derive(env: z.output<typeof Environment>) {
  return {
    nodeEnv: env.NODE_ENV,
    port: env.PORT,
    host: env.HOST,
    loopback: ['127.0.0.1', 'localhost', '::1'].includes(env.HOST),
    dataDir: path.resolve(env.DATA_DIR),
    databaseUrl: env.DATABASE_URL,
    publicUrl: env.PUBLIC_URL,
    corsOrigins: env.CORS_ORIGINS,
    logLevel: env.LOG_LEVEL,
    worker: env.WORKER,
    jwt: { secret: env.JWT_SECRET_KEY, issuer: env.JWT_ISSUER },
    sessionSecret: env.NEXTAUTH_SECRET,
    github: pair(env.GITHUB_ID, env.GITHUB_SECRET),
    google: pair(env.GOOGLE_ID, env.GOOGLE_SECRET),
    signUps: env.SIGNUPS,
    credits: { atSignUp: env.SIGNUP_CREDITS, refundOnFailure: env.CREDITS_REFUND_ON_FAILURE },
    sandbox: env.SANDBOX,
    openai: { apiKey: env.OPENAI_API_KEY, baseUrl: env.OPENAI_BASE_URL ?? 'https://api.openai.com/v1' },
    gemini: {
      apiKey: env.GEMINI_API_KEY,
      baseUrl: env.GEMINI_BASE_URL ?? 'https://generativelanguage.googleapis.com/v1beta',
    },
    compatible: {
      baseUrl: env.COMPATIBLE_BASE_URL,
      apiKey: env.COMPATIBLE_API_KEY,
      models: env.COMPATIBLE_MODELS,
    },
    /** Who writes voice messages down, where somebody chose; `null`: nobody but this machine. */
    transcription: env.TRANSCRIPTION_MODEL,
    recraft: {
      apiKey: env.RECRAFT_API_KEY,
      baseUrl: env.RECRAFT_BASE_URL ?? 'https://external.api.recraft.ai/v1',
    },
    /** With a base URL, one host serves queue, uploads and results under it. */
    fal: { apiKey: env.FAL_KEY, baseUrl: env.FAL_BASE_URL },
    runway: {
      apiKey: env.RUNWAYML_API_KEY,
      baseUrl: env.RUNWAYML_BASE_URL ?? 'https://api.dev.runwayml.com',
    },
    /** Without a bucket, files are kept under `dataDir`. */
    s3: {
      bucket: env.S3_BUCKET_NAME,
      endpoint: env.S3_ENDPOINT,
      forcePathStyle: env.S3_FORCE_PATH_STYLE,
      region: env.AWS_REGION,
      credentials: credentialsOf(env.AWS_ACCESS_KEY_ID, env.AWS_SECRET_ACCESS_KEY),
    },
    /** One server, private and without TLS as it may be, that users' links may name besides public ones. */
    mediaLinksOrigin: env.MEDIA_LINKS_ORIGIN,
    modelsFile: env.MODELS_FILE === undefined ? undefined : path.resolve(env.MODELS_FILE),
  };
}

function refuseModelsWithoutServer({ compatible }: Config): void {
  if (compatible.models.length === 0 || compatible.baseUrl !== undefined) return;
  throw new ConfigError(
    'COMPATIBLE_MODELS: expected COMPATIBLE_BASE_URL beside it, the server that has these models ' +
      '(for example COMPATIBLE_BASE_URL=http://127.0.0.1:11434/v1).',
  );
}

/** Without this, media would be kept in files although somebody meant a bucket, or be refused with the first one. */
function refuseHalfABucket(env: z.output<typeof Environment>): void {
  const bucket = env.S3_BUCKET_NAME !== undefined;
  const [id, secret] = [env.AWS_ACCESS_KEY_ID !== undefined, env.AWS_SECRET_ACCESS_KEY !== undefined];
  const missing = !bucket
    ? env.S3_ENDPOINT !== undefined && 'S3_BUCKET_NAME: expected the bucket (for example greenroom-media)'
    : id !== secret &&
      `${id ? 'AWS_SECRET_ACCESS_KEY' : 'AWS_ACCESS_KEY_ID'}: expected the other half of the key (or neither, and the machine's own role is used)`;
  if (missing !== false) throw new ConfigError(`${missing}, for S3 is configured by half.`);
}

/** `undefined`: the SDK looks for them in the places that it knows, such as an instance's role. */
function credentialsOf(accessKeyId: string | undefined, secretAccessKey: string | undefined) {
  if (accessKeyId === undefined || secretAccessKey === undefined) return undefined;
  return { accessKeyId, secretAccessKey };
}

function pair(
  id: string | undefined,
  secret: string | undefined,
): { id: string; secret: string } | undefined {
  return id === undefined || secret === undefined ? undefined : { id, secret };
}
