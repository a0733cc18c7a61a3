import { expect, test } from 'vitest';
import { listPrompts, removePrompt, updatePrompt } from '#server/domain/prompt/index.ts';
import { CreatePromptInput } from '#server/domain/prompt/schema.ts';
import { renderPrompt, variablesOf } from '#server/domain/prompt-text/schema.ts';
import { searchVector } from '#server/domain/prompt/search-words.ts';
import { migrateDeploy } from '#server/infra/database/migrate/index.ts';
import { testApplication } from '#tests/support/app/index.ts';
import { testDatabaseUrl } from '#tests/support/database/index.ts';

test('everybody is given eight system templates that say what they are for and what they need', async () => {
  await using app = await testApplication();
  const { ctx } = await app.newUser();
  const { prompts, total } = await listPrompts(ctx, { whose: 'templates' });
  expect([total, new Set(prompts.map(({ scenario }) => scenario)).size]).toEqual([8, 8]);
  for (const prompt of prompts) {
    CreatePromptInput.parse(prompt);
    const { title, content, description, metadata, isTemplate, canChange, usageCount } = prompt;
    expect([isTemplate, canChange, usageCount]).toEqual([true, false, 0]);
    expect([description.length > 40, Array.isArray(metadata['tags'])]).toEqual([true, true]);
    const names = variablesOf(content);
    expect(names.length, title).toBeGreaterThan(0);
    const rendered = renderPrompt(content, Object.fromEntries(names.map((name) => [name, `<${name}>`])));
    expect(rendered, title).toMatchObject({ outcome: 'rendered' });
  }
  const json = prompts.find(({ scenario }) => scenario === 'data')?.content ?? '';
  expect(renderPrompt(json, { fields: 'F', text: 'T' })).toMatchObject({
    text: expect.stringContaining(
      '{"fields": {"name_of_a_field": "value"}, "missing": ["name_of_another_field"]}',
    ),
  });
});

test('the migration divides their words as the server does', async () => {
  await using app = await testApplication();
  const { ctx } = await app.newUser();
  for (const prompt of (await listPrompts(ctx, { whose: 'templates' })).prompts) {
    const text = 'SELECT search = $2::tsvector AS same FROM prompts WHERE id = $1';
    const values = [prompt.id, searchVector(prompt)] as const;
    expect(await app.ports.db.query({ name: 'same', text }, values), prompt.title).toEqual([{ same: true }]);
  }
});

test('what an administrator changed or deleted stays so when the server starts again', async () => {
  await using app = await testApplication();
  const { ctx } = await app.newUser({ admin: true });
  const { prompts } = await listPrompts(ctx, { whose: 'templates' });
  const [one, other] = prompts.map(({ id }) => id);
  await updatePrompt(ctx, { promptId: one ?? 0, title: 'Ours' });
  await removePrompt(ctx, { promptId: other ?? 0 });
  await migrateDeploy(await testDatabaseUrl());
  const after = await listPrompts(ctx, { whose: 'templates' });
  expect([after.total, after.prompts[0]?.title]).toEqual([7, 'Ours']);
});
