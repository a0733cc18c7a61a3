import { describe, expect, it } from 'vitest';
import { buildCatalogue, defaultModel, listModels, resolveModel } from '#server/domain/catalogue/index.ts';
import type { ModelsFile } from '#server/domain/catalogue/schema.ts';
import type { Actor, UserActor } from '#server/kernel/actor.ts';
import { loadConfig } from '#server/kernel/config.ts';

const person: UserActor = {
  kind: 'user',
  userId: 1,
  uuid: '019a0000-0000-7000-8000-000000000001',
  role: 'user',
  plan: 'free',
  via: 'session',
  applicationId: 1,
  scopes: null,
  sandboxOnly: false,
};
const tester: UserActor = { ...person, via: 'api-key', sandboxOnly: true };

function context(env: Record<string, string> = {}, actor: Actor = person, modelsFile?: ModelsFile) {
  const config = loadConfig(env);
  return {
    config,
    actor,
    catalogue: buildCatalogue({ compatibleModels: config.compatible.models, modelsFile }),
  };
}

const OPENAI = { OPENAI_API_KEY: 'sk-1' };
const LOCAL = {
  COMPATIBLE_BASE_URL: 'http://127.0.0.1:1/v1',
  COMPATIBLE_MODELS: 'llama3.2, org/mixtral:8x7b',
};

describe('the catalogue', () => {
  it('offers the documented models and the sandbox', () => {
    const aliases = listModels(context()).map((model) => model.alias);
    expect(aliases).toEqual(['gpt-4o', 'gpt-4o-mini', 'gpt-4', 'gpt-3.5-turbo', 'gemini-1.5-pro', 'sandbox']);
  });

  it('offers what the compatible server is said to know, before the sandbox', () => {
    const ctx = context(LOCAL);
    expect(
      listModels(ctx)
        .map((model) => model.alias)
        .slice(-3),
    ).toEqual(['llama3.2', 'org/mixtral:8x7b', 'sandbox']);
    expect(resolveModel(ctx, 'org/mixtral:8x7b')).toEqual({
      alias: 'org/mixtral:8x7b',
      contextTokens: 8192,
      route: { provider: 'compatible', upstreamId: 'org/mixtral:8x7b' },
      sandbox: false,
    });
  });

  it('lays the file over what it knows, and adds the rest', () => {
    const ctx = context({ ...OPENAI, ...LOCAL }, person, [
      {
        alias: 'gpt-4o',
        upstreamId: 'gpt-6-luna',
        contextTokens: 400_000,
        price: { prompt: 1, completion: 2 },
      },
      { alias: 'house', provider: 'compatible', label: 'Our own' },
    ]);
    const offered = listModels(ctx);
    expect(offered[0]).toEqual({
      alias: 'gpt-4o',
      label: 'GPT-4o',
      provider: 'openai',
      contextTokens: 400_000,
      price: { prompt: 1, completion: 2 },
      sandbox: false,
      available: true,
    });
    expect(offered.at(-2)).toMatchObject({
      alias: 'house',
      label: 'Our own',
      contextTokens: null,
      available: true,
    });
    expect(resolveModel(ctx, 'gpt-4o')).toMatchObject({
      contextTokens: 400_000,
      route: { upstreamId: 'gpt-6-luna' },
    });
    expect(resolveModel(ctx, 'house').route).toEqual({ provider: 'compatible', upstreamId: 'house' });
  });

  it('refuses a new alias without a provider, and another sandbox', () => {
    expect(() => context({}, person, [{ alias: 'house' }])).toThrow(
      /MODELS_FILE: the new model "house" needs "provider"/,
    );
    expect(() => context({}, person, [{ alias: 'sandbox', label: 'x' }])).toThrow(
      /MODELS_FILE: "sandbox" is built in/,
    );
    expect(() =>
      context({ COMPATIBLE_BASE_URL: 'http://127.0.0.1:9', COMPATIBLE_MODELS: 'sandbox' }),
    ).toThrow(/COMPATIBLE_MODELS: "sandbox" is built in/);
  });
});

describe('a model', () => {
  it.each([
    ['gpt-4', 'openai', 'gpt-6-luna'],
    ['gpt-3.5-turbo', 'openai', 'gpt-6-luna'],
    ['gpt-4o', 'openai', 'gpt-4o'],
    ['gpt-4o-mini', 'openai', 'gpt-4o-mini'],
    ['gemini-1.5-pro', 'gemini', 'gemini-3.8-flash'],
  ])('%s leads to %s %s where there is a key', (alias, provider, upstreamId) => {
    const resolved = resolveModel(context({ ...OPENAI, GEMINI_API_KEY: 'g-1' }), alias);
    expect(resolved).toMatchObject({ alias, sandbox: false, route: { provider, upstreamId } });
  });

  it('is the sandbox where its provider has no key', () => {
    const ctx = context(OPENAI);
    expect(resolveModel(ctx, 'gemini-1.5-pro')).toMatchObject({
      alias: 'gemini-1.5-pro',
      sandbox: true,
      route: { provider: 'sandbox', upstreamId: 'gemini-1.5-pro' },
    });
    expect(listModels(ctx).find((model) => model.alias === 'gemini-1.5-pro')).toMatchObject({
      sandbox: true,
      available: true,
    });
  });

  it('is the sandbox for a test key, whatever is configured', () => {
    const ctx = context({ ...OPENAI, ...LOCAL }, tester);
    for (const { alias, sandbox } of listModels(ctx)) {
      expect({ alias, sandbox }).toEqual({ alias, sandbox: true });
      expect(resolveModel(ctx, alias).route.provider).toBe('sandbox');
    }
  });

  it('is unavailable without a key where the sandbox is off', () => {
    const ctx = context({ ...OPENAI, SANDBOX: 'off' });
    expect(() => resolveModel(ctx, 'gemini-1.5-pro')).toThrow(
      expect.objectContaining({ code: 'unavailable' }),
    );
    expect(() => resolveModel(ctx, 'sandbox')).toThrow(expect.objectContaining({ code: 'unavailable' }));
    expect(() => resolveModel({ ...ctx, actor: tester }, 'gpt-4o')).toThrow(
      expect.objectContaining({ code: 'unavailable' }),
    );
    expect(resolveModel(ctx, 'gpt-4o').sandbox).toBe(false);
    const offered = listModels(ctx);
    expect(offered.map((model) => model.alias)).not.toContain('sandbox');
    expect(offered.find((model) => model.alias === 'gemini-1.5-pro')).toMatchObject({
      sandbox: false,
      available: false,
    });
  });

  it.each(['gpt-9', '', 'GPT-4', '__proto__', 'constructor', 'toString'])(
    'called "%s" is unknown',
    (alias) => {
      expect(() => resolveModel(context(), alias)).toThrow(
        expect.objectContaining({
          code: 'invalid_input',
          message: expect.stringContaining('Known models: gpt-4o, '),
          details: expect.objectContaining({
            field: 'model',
            models: expect.arrayContaining(['gpt-4', 'sandbox']),
          }),
        }),
      );
    },
  );

  it('with an endless name is not repeated whole', () => {
    expect(() => resolveModel(context(), 'x'.repeat(100_000))).toThrow(/^Unknown model "x{100}…"/);
  });

  it('is listed for nobody who is not signed in', () => {
    expect(() => listModels(context({}, { kind: 'anonymous' }))).toThrow(
      expect.objectContaining({ code: 'unauthenticated' }),
    );
  });
});

describe('the default model', () => {
  it('is the first with a key, else the sandbox', () => {
    expect(defaultModel(context())).toBe('sandbox');
    expect(defaultModel(context({ GEMINI_API_KEY: 'g-1' }))).toBe('gemini-1.5-pro');
    expect(defaultModel(context({ ...OPENAI, GEMINI_API_KEY: 'g-1' }))).toBe('gpt-4o');
    expect(defaultModel(context(LOCAL))).toBe('llama3.2');
    expect(defaultModel(context(OPENAI, tester))).toBe('sandbox');
  });
});
