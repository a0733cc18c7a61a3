import path from 'node:path';
import { expect, test } from 'vitest';
import {
  type OpenApi,
  openApi,
  printedBlocks,
  printedText,
  readEvents,
  runCurl,
} from '#tests/support/http/index.ts';

const printed = printedBlocks(path.join(import.meta.dirname, 'fixtures/document-004.md'));

function curl(it: OpenApi, name: string): Promise<Response> {
  return runCurl(printedText(printed, name), { origin: it.api.url, token: it.token });
}

/** The document speaks of session 123: the next one that is made here becomes it. */
async function withSession123(): Promise<OpenApi> {
  const it = await openApi();
  await it.app.ports.db.query(
    { name: 'restart', text: 'ALTER SEQUENCE conversations_id_seq RESTART 123' },
    [],
  );
  return it;
}

async function streamed(response: Response) {
  expect([response.status, response.headers.get('content-type')]).toEqual([
    200,
    'text/event-stream; charset=utf-8',
  ]);
  const events = readEvents(await response.text());
  expect(events.at(-1)).toMatchObject({ event: 'message', data: '[DONE]' });
  return events
    .slice(0, -1)
    .map(({ data }) => data)
    .join('');
}

const STORY = { role: 'user', content: 'Tell me a story' };
const ISO = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);

test('the lines of the document, one after the other, are answered as it says', async () => {
  await using it = await withSession123();
  const first = await curl(it, 'stream');
  expect(first.headers.get('x-session-id')).toBe('123');
  const answer = await streamed(first);
  expect(answer.length).toBeGreaterThan(20);

  const second = await curl(it, 'Stream chat with session');
  expect(second.headers.get('x-session-id')).toBe('123');
  const messages = [
    STORY,
    { role: 'assistant', content: answer },
    STORY,
    { role: 'assistant', content: await streamed(second) },
  ];

  const switched = await curl(it, 'Switch model');
  expect(switched.status).toBe(200);
  expect(await switched.json()).toEqual({
    session_id: 123,
    model: 'gpt-3.5-turbo',
    messages,
    title: expect.any(String),
  });

  const history = await curl(it, 'Get chat history');
  expect(history.status).toBe(200);
  expect(await history.json()).toEqual({
    total: 1,
    page: 1,
    page_size: 10,
    sessions: [
      {
        id: 123,
        user_id: it.user.userId,
        application_id: expect.any(Number),
        model: 'gpt-3.5-turbo',
        title: expect.any(String),
        messages,
        created_at: ISO,
        updated_at: ISO,
      },
    ],
  });

  const filtered = await curl(it, 'Get history with filters');
  expect(await filtered.json()).toEqual({ total: 0, page: 1, page_size: 10, sessions: [] });

  const deleted = await curl(it, 'Delete a chat session');
  expect([deleted.status, await deleted.json()]).toEqual([200, { message: 'Session deleted successfully' }]);

  const again = await curl(it, 'Delete a chat session');
  expect([again.status, await again.json()]).toEqual([404, { detail: 'Chat session not found' }]);
  expect((await curl(it, 'Stream chat with session')).status).toBe(404);
  expect((await curl(it, 'Switch model')).status).toBe(404);
});

test('the filters of the document find what matches them', async () => {
  await using it = await withSession123();
  await streamed(await curl(it, 'stream'));
  const filtered = await curl(it, 'Get history with filters');
  expect(await filtered.json()).toMatchObject({ total: 1, sessions: [{ id: 123, model: 'gpt-4' }] });
});
