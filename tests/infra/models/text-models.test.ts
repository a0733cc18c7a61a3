import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createTextModels } from '#server/infra/models/text-models.ts';
import { loadConfig } from '#server/kernel/config.ts';
import { hear, requestTo } from './ask.ts';

describe('text models', () => {
  it.each(['openai', 'compatible', 'gemini'] as const)(
    'are unavailable where %s is not configured',
    async (provider) => {
      const { error } = await hear(createTextModels(loadConfig({})).stream(requestTo(provider)));
      expect(error).toMatchObject({ code: 'unavailable', details: { provider } });
    },
  );

  it('have no sandbox where it is turned off', async () => {
    const { error } = await hear(
      createTextModels(loadConfig({ SANDBOX: 'off' })).stream(requestTo('sandbox')),
    );
    expect(error?.code).toBe('unavailable');
  });

  it('load OpenAI also where its address is set but empty, as container files do it', async () => {
    const script =
      "import('#server/infra/models/providers/openai.ts').then(({ openai }) => console.log(typeof openai))";
    const env = { ...process.env, OPENAI_BASE_URL: '' };
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      ['--input-type=module', '-e', script],
      { env },
    );
    expect({ stdout, stderr }).toEqual({ stdout: 'function\n', stderr: '' });
  });
});
