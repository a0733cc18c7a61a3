import type { ProviderSimulator } from '#tests/simulators/providers/index.ts';

/** What a composed application of the tests is configured with: nothing of the machine's own environment. */
export const testEnvironment: Readonly<Record<string, string>> = {
  NODE_ENV: 'test',
  LOG_LEVEL: 'silent',
  PORT: '0',
  JWT_SECRET_KEY: 'a secret of the tests that signs tokens',
  NEXTAUTH_SECRET: 'a secret of the tests that signs cookies',
  // For those that become processes.
  NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? '',
};

/** Sends all three providers' models to the simulator; `model-1` is the OpenAI-compatible server's own. */
export function providerEnvironment(simulator: ProviderSimulator): Record<string, string> {
  return {
    OPENAI_API_KEY: 'sk-openai-1',
    OPENAI_BASE_URL: simulator.baseUrls.openai,
    COMPATIBLE_API_KEY: 'sk-compatible-1',
    COMPATIBLE_BASE_URL: simulator.baseUrls.compatible,
    COMPATIBLE_MODELS: 'model-1',
    GEMINI_API_KEY: 'gemini-1',
    GEMINI_BASE_URL: simulator.baseUrls.gemini,
  };
}
