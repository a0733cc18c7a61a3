import path from 'node:path';
import { expect, test } from 'vitest';
import { loadConfig } from '#server/kernel/config.ts';

const complaint = (env: Record<string, string>): string => {
  try {
    loadConfig(env);
    return 'none';
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : 'unknown';
  }
};

test('nothing needs to be set', () => {
  const { dataDir, ...config } = loadConfig({});
  expect(dataDir).toBe(path.resolve('.data'));
  expect(config).toMatchInlineSnapshot(`
    {
      "compatible": {
        "apiKey": undefined,
        "baseUrl": undefined,
        "models": [],
      },
      "corsOrigins": [],
      "credits": {
        "atSignUp": "100",
        "refundOnFailure": false,
      },
      "databaseUrl": undefined,
      "fal": {
        "apiKey": undefined,
        "baseUrl": undefined,
      },
      "gemini": {
        "apiKey": undefined,
        "baseUrl": "https://generativelanguage.googleapis.com/v1beta",
      },
      "github": undefined,
      "google": undefined,
      "host": "127.0.0.1",
      "jwt": {
        "issuer": "greenroom",
        "secret": undefined,
      },
      "logLevel": "info",
      "loopback": true,
      "mediaLinksOrigin": undefined,
      "modelsFile": undefined,
      "nodeEnv": "production",
      "openai": {
        "apiKey": undefined,
        "baseUrl": "https://api.openai.com/v1",
      },
      "port": 3000,
      "publicUrl": undefined,
      "recraft": {
        "apiKey": undefined,
        "baseUrl": "https://external.api.recraft.ai/v1",
      },
      "runway": {
        "apiKey": undefined,
        "baseUrl": "https://api.dev.runwayml.com",
      },
      "s3": {
        "bucket": undefined,
        "credentials": undefined,
        "endpoint": undefined,
        "forcePathStyle": false,
        "region": "us-east-1",
      },
      "sandbox": true,
      "sessionSecret": undefined,
      "signUps": "open",
      "transcription": undefined,
      "worker": "inline",
    }
  `);
});

test('a value that is empty or blank is not set', () => {
  const empty = {
    PORT: '',
    HOST: ' ',
    DATABASE_URL: '',
    OPENAI_API_KEY: '',
    SANDBOX: '',
    COMPATIBLE_MODELS: '  ',
    NODE_ENV: '',
  };
  expect(loadConfig(empty)).toEqual(loadConfig({}));
});

test('lists, switches, numbers and addresses are read as they are written', () => {
  const config = loadConfig({
    PORT: ' 8080 ',
    CORS_ORIGINS: 'https://a.example, HTTPS://B.Example:443/,http://localhost:5173,,',
    COMPATIBLE_MODELS: ' one ,two',
    COMPATIBLE_BASE_URL: 'http://127.0.0.1:11434/v1/',
    SANDBOX: 'off',
    PUBLIC_URL: 'https://greenroom.example//',
    GITHUB_ID: 'id',
    GITHUB_SECRET: 'secret',
    GOOGLE_ID: 'alone',
  });
  expect(config).toMatchObject({
    port: 8080,
    corsOrigins: ['https://a.example', 'https://b.example', 'http://localhost:5173'],
    compatible: { models: ['one', 'two'], baseUrl: 'http://127.0.0.1:11434/v1' },
    sandbox: false,
    publicUrl: 'https://greenroom.example',
    github: { id: 'id', secret: 'secret' },
    google: undefined,
  });
});

test.each([
  ['PORT', 'http'],
  ['PORT', '-1'],
  ['PORT', '65536'],
  ['PORT', '80.5'],
  ['NODE_ENV', 'prod'],
  ['LOG_LEVEL', 'verbose'],
  ['WORKER', 'on'],
  ['SIGNUPS', 'no'],
  ['SANDBOX', 'maybe'],
  ['DATABASE_URL', 'mysql://somebody:hidden-word@db/greenroom'],
  ['DATABASE_URL', 'hidden-word'],
  ['PUBLIC_URL', 'greenroom.example'],
  ['PUBLIC_URL', 'ftp://greenroom.example'],
  ['CORS_ORIGINS', 'a.example'],
  ['CORS_ORIGINS', 'https://a.example/app'],
  ['CORS_ORIGINS', 'https://a.example, https://b.example?x'],
  ['CORS_ORIGINS', 'https://*.example'],
  ['CORS_ORIGINS', 'https://me:hidden@a.example'],
  ['CORS_ORIGINS', 'null'],
  ['CORS_ORIGINS', 'ftp://a.example'],
  ['OPENAI_BASE_URL', 'api.openai.com'],
  ['GEMINI_BASE_URL', 'file:///x'],
  ['COMPATIBLE_BASE_URL', '/v1'],
  ['MEDIA_LINKS_ORIGIN', '*'],
  ['MEDIA_LINKS_ORIGIN', 'http://127.0.0.1:8080/files'],
])('%s=%s stops the start with its name, what was expected and an example', (name, value) => {
  const said = complaint({ [name]: value });
  expect(said).toMatch(new RegExp(`^ConfigError: ${name}: expected .+ \\(for example .+\\), found .+\\.$`));
  expect(said).not.toContain('hidden-word');
});

test('all that is wrong is said at once', () => {
  expect(complaint({ PORT: 'x', LOG_LEVEL: 'y', SANDBOX: 'z' }).split('\n')).toHaveLength(3);
});

const GOOD = 'vT8nQ2wLx0rZ5kYb7HcJ3mDf9sGpA1eU';

test.each([
  ['change-me-please-change-me-please-1234', 'well known'],
  ['Secret_that_is_long_enough_but_begins_so', 'well known'],
  ['your-secret-key-goes-here-0123456789abc', 'well known'],
  ['default-0123456789-abcdefghijklmnopqrst', 'well known'],
  ['aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'one letter'],
  ['0101010101010101010101010101010101010101', 'few letters'],
  ['vT8nQ2wLx0rZ5kYb7HcJ3mDf9sGpA1e', 'short'],
])('beyond this machine the secret "%s" is refused: %s', (weak) => {
  for (const name of ['JWT_SECRET_KEY', 'NEXTAUTH_SECRET']) {
    const said = complaint({ HOST: '0.0.0.0', [name]: weak });
    expect(said).toMatch(new RegExp(`^ConfigError: ${name}: expected at least 32 characters`));
    expect(said).not.toContain(weak);
    for (const HOST of ['127.0.0.1', 'localhost', '::1'])
      expect(complaint({ HOST, [name]: weak })).toBe('none');
    expect(complaint({ HOST: '0.0.0.0', NODE_ENV: 'development', [name]: weak })).toBe('none');
  }
});

test.each([GOOD, `a${GOOD}`, `A${GOOD}`, `x${GOOD}`, `0${GOOD}`, `1${GOOD}`])(
  'the random secret "%s" is good wherever it begins',
  (secret) => {
    expect(complaint({ HOST: '0.0.0.0', JWT_SECRET_KEY: secret, NEXTAUTH_SECRET: secret })).toBe('none');
  },
);

test('beyond this machine no secret at all is fine: one is generated', () => {
  expect(complaint({ HOST: '::' })).toBe('none');
});

test('models without the server that has them are refused, and both variables are named', () => {
  expect(complaint({ COMPATIBLE_MODELS: 'llama3.2' })).toMatch(
    /^ConfigError: COMPATIBLE_MODELS: .*COMPATIBLE_BASE_URL/,
  );
});

test('who writes voice messages down is a provider and its model, or nobody', () => {
  const read = (value: string) => loadConfig({ TRANSCRIPTION_MODEL: value }).transcription;
  expect(read('')).toBeUndefined();
  expect(read('sandbox')).toBeNull();
  expect(read('compatible/Systran/whisper')).toEqual({
    provider: 'compatible',
    upstreamId: 'Systran/whisper',
  });
  for (const wrong of ['whisper-1', 'openai/', 'azure/whisper'])
    expect(complaint({ TRANSCRIPTION_MODEL: wrong })).toMatch(/^ConfigError: TRANSCRIPTION_MODEL: .*openai/);
});

test.each([
  [{ S3_ENDPOINT: 'http://minio:9000' }, 'S3_BUCKET_NAME'],
  [{ S3_BUCKET_NAME: 'b', AWS_ACCESS_KEY_ID: 'hidden-word' }, 'AWS_SECRET_ACCESS_KEY'],
  [{ S3_BUCKET_NAME: 'b', AWS_SECRET_ACCESS_KEY: 'hidden-word' }, 'AWS_ACCESS_KEY_ID'],
])('half a bucket (%j) is refused, and what is missing is named', (env, missing) => {
  const said = complaint(env);
  expect(said).toMatch(new RegExp(`^ConfigError: ${missing}: expected .*half`));
  expect(said).not.toContain('hidden-word');
});

test.each([
  { S3_BUCKET_NAME: 'b' },
  {
    S3_BUCKET_NAME: 'b',
    S3_ENDPOINT: 'http://minio:9000',
    AWS_ACCESS_KEY_ID: 'a',
    AWS_SECRET_ACCESS_KEY: 's',
  },
  // Of other programs on this machine.
  { AWS_ACCESS_KEY_ID: 'a', AWS_REGION: 'eu-central-1' },
])('%j is a whole configuration of storage', (env) => {
  expect(complaint(env)).toBe('none');
});
