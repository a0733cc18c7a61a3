import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ModelsFile } from '#server/domain/catalogue/schema.ts';
import { readModelsFile } from '#server/infra/models/read-models-file.ts';
import { ConfigError } from '#server/kernel/config-error.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'models-file-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(content: string) {
  const file = path.join(folder, 'models.json');
  await writeFile(file, content);
  return readModelsFile(file, ModelsFile);
}

describe('a models file', () => {
  it('is read as it stands', async () => {
    const models = [
      { alias: 'house', provider: 'compatible', upstreamId: 'llama3.2', contextTokens: 8192, price: null },
    ];
    expect(await read(JSON.stringify(models))).toEqual(models);
  });

  it.each([
    ['nonsense', '{', 'this is not JSON'],
    ['no list', '{}', 'the file: '],
    ['no alias', '[{"provider": "openai"}]', '0.alias: '],
    ['another provider', '[{"alias": "a"}, {"alias": "b", "provider": "acme"}]', '1.provider: '],
    ['a context of no size', '[{"alias": "a", "contextTokens": 0}]', '0.contextTokens: '],
    ['a negative price', '[{"alias": "a", "price": {"prompt": -1, "completion": 0}}]', '0.price.prompt: '],
    ['a misspelt field', '[{"alias": "a", "upstream": "b"}]', 'must not have upstream'],
  ])('with %s stops the start, naming the file and the field', async (_, content, named) => {
    const error = await read(content).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ConfigError);
    expect(String(error)).toContain(path.join(folder, 'models.json'));
    expect(String(error)).toContain(named);
  });

  it('that is missing stops the start, naming the file', () => {
    expect(() => readModelsFile('/nowhere/models.json', ModelsFile)).toThrow(
      /\/nowhere\/models\.json: this file cannot be read/,
    );
  });
});
