import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { openApi, printedBlocks, printedText, runCurl } from '#tests/support/http/index.ts';

const printed = printedBlocks(path.join(import.meta.dirname, 'fixtures/document-004.md'));

const ISO = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
const MADE = {
  id: 1,
  title: 'Text Summarizer',
  content: 'Summarize the following text: {text}',
  scenario: 'summarization',
  description: 'Generates concise summaries',
  metadata: {},
  is_template: false,
  usage_count: 0,
  created_at: ISO,
  updated_at: ISO,
};
const Made = z.object({ created_at: z.string(), updated_at: z.string() });

test('on a new server the lines of the document, one after the other, are answered as it says', async () => {
  await using it = await openApi();
  const curl = async (name: string) => {
    const response = await runCurl(printedText(printed, `${name} prompt${name === 'list' ? 's' : ''}`), {
      origin: it.api.url,
      token: it.token,
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  const answered = async (name: string) => {
    const { status, text } = await curl(name);
    return [status, JSON.parse(text)];
  };

  const created = await curl('create');
  expect([created.status, JSON.parse(created.text)]).toEqual([200, MADE]);
  const { created_at, updated_at } = Made.parse(JSON.parse(created.text));
  expect(created.text).toBe(JSON.stringify({ ...MADE, created_at, updated_at }));

  expect(await answered('list')).toEqual([200, { items: [MADE], total: 1, page: 1, page_size: 20 }]);

  const preview = await curl('preview');
  expect([preview.status, JSON.parse(preview.text)]).toEqual([
    200,
    {
      preview: expect.stringContaining('**In short:** Sample text to summarize'),
      tokens_used: expect.any(Number),
      model_used: 'sandbox',
    },
  ]);
  expect(preview.headers.get('x-sandbox')).toBe('true');

  expect(await answered('list')).toMatchObject([200, { items: [{ id: 1, usage_count: 1, updated_at }] }]);

  const updated = { ...MADE, title: 'Updated Title', content: 'Updated content', usage_count: 1, created_at };
  expect(await answered('update')).toEqual([200, updated]);
  expect(await answered('delete')).toEqual([200, { message: 'Prompt deleted successfully' }]);
  expect(await answered('list')).toEqual([200, { items: [], total: 0, page: 1, page_size: 20 }]);
  for (const name of ['preview', 'update', 'delete'])
    expect(await answered(name)).toEqual([404, { detail: 'Prompt not found' }]);
});

test('the bodies that the document shows are taken, field by field', async () => {
  await using it = await openApi();
  const call = async (method: string, to: string, body: unknown) =>
    (await it.api.call(method, to, { token: it.token, body })).json();
  const body = {
    title: 'Text Summarizer',
    content: 'Summarize the following text: {text}',
    scenario: 'summarization',
    description: 'Generates concise summaries',
    metadata: { tags: ['summary', 'concise'] },
  };
  const { id } = z.object({ id: z.int() }).parse(await call('POST', '/api/chat/prompts', body));
  const changed = {
    title: 'Updated Title',
    content: 'Updated content with {variable}',
    scenario: 'new_scenario',
    description: 'Updated description',
  };
  expect(await call('PUT', `/api/chat/prompts/${id}`, changed)).toEqual({
    ...MADE,
    ...changed,
    id,
    metadata: body.metadata,
  });
  const asked = { content: 'Summarize this text: {text}', variables: { text: 'Sample text to summarize' } };
  expect(await call('POST', '/api/chat/prompts/preview', asked)).toMatchObject({
    preview: expect.stringContaining('Sample text to summarize'),
  });
});
