import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import { likeness, openApi, printedBlocks, printedText, startChatServer } from '#tests/support/http/index.ts';
import { findPython } from '#tests/support/python/index.ts';
import { run } from '#tests/support/python/run.ts';

// Where no Python has the modules, Debian's packages are fetched, once on a machine.
vi.setConfig({ testTimeout: 300_000 });

const printed = printedBlocks(path.join(import.meta.dirname, 'fixtures/document-002.md'));
const LOCAL = 'http://localhost:8000';

test('the printed message is answered in the printed form', async () => {
  await using it = await openApi();
  const sent = await it.api.call('POST', '/api/v1/chat/message', {
    token: it.token,
    body: printedText(printed, 'POST /api/v1/chat/message'),
  });
  const example: unknown = JSON.parse(printedText(printed, 'answer to POST /api/v1/chat/message'));
  const answer: unknown = await sent.json();
  // A film only for who asks for one; no provider tells how sure it is.
  const Loose = z.object({
    media: z.object({ audio_url: z.string() }),
    metadata: z.object({ confidence: z.null() }),
  });
  expect(Loose.parse(answer).media.audio_url).toMatch(/^\/assets\/audio\//);
  const without = (value: unknown) => {
    const {
      media: _media,
      metadata: _metadata,
      ...rest
    } = z.looseObject({ media: z.unknown(), metadata: z.unknown() }).parse(value);
    return rest;
  };
  expect(likeness(without(answer))).toEqual(likeness(without(example)));
});

test('the printed Python SDK talks to us unchanged', async ({ skip }) => {
  const python = await findPython(['requests', 'websocket']);
  if (typeof python === 'string') return skip(python);
  await using it = await openApi();
  const program = printedText(printed, 'the SDK, in Python')
    .replace(LOCAL, it.api.url)
    .replace('"your-api-key"', JSON.stringify(it.token))
    .concat('\nprint(len(client.get_characters()["characters"]), response["session_id"])');
  const { ok, stdout, stderr } = await run(python.command, ['-W', 'ignore', '-c', program], {
    env: python.env,
  });
  expect({ ok, stderr }).toEqual({ ok: true, stderr: '' });
  expect(stdout.trim().split('\n').at(-1)).toBe('10 my-session');
});

test('the printed JavaScript SDK talks to us unchanged', async () => {
  await using it = await openApi();
  const program = printedText(printed, 'the SDK, in JavaScript')
    .replace(`'${LOCAL}', 'your-api-key'`, `'${it.api.url}', '${it.token}'`)
    .concat('\nconsole.log(response.session_id, (await client.getCharacters()).characters.length);');
  const { ok, stdout, stderr } = await run(process.execPath, ['--input-type=module', '-e', program]);
  expect({ ok, stderr }).toEqual({ ok: true, stderr: '' });
  expect(stdout.trim().split('\n').at(-1)).toBe('my-session 10');
});

test('the printed socket sample, sent once it is open, receives the documented frames', async () => {
  await using it = await openApi();
  await using server = await startChatServer(it.app.ports);
  const sample = printedText(printed, 'the socket, in JavaScript')
    .replace('ws://localhost:8000/api/v1/ws/chat', server.url)
    .replace("'your-api-key'", JSON.stringify(it.token))
    // The print sends before the socket is open, which no browser does.
    .replace('// Authentication', 'await new Promise((open) => { ws.onopen = open; });')
    .replace(
      "console.log('Received:', data);",
      "console.log(data.type); if (data.type === 'response') ws.close();",
    );
  const { ok, stdout, stderr } = await run(process.execPath, ['--input-type=module', '-e', sample]);
  expect({ ok, stderr }).toEqual({ ok: true, stderr: '' });
  expect(stdout.trim().split('\n')).toEqual(['typing', 'typing', 'response']);
});

test('Python’s websocket-client is told the same, and an answer that it missed', async ({ skip }) => {
  const python = await findPython(['requests', 'websocket']);
  if (typeof python === 'string') return skip(python);
  await using it = await openApi();
  await using server = await startChatServer(it.app.ports);
  const program = `
import json, websocket
def connect(more):
    ws = websocket.create_connection(${JSON.stringify(server.url)})
    ws.send(json.dumps({"type": "auth", "token": ${JSON.stringify(it.token)}, "session_id": "py", **more}))
    return ws
def until(ws, kind):
    while True:
        frame = json.loads(ws.recv())
        if frame["type"] == kind: return frame
ws = connect({})
ws.send(json.dumps({"type": "message", "content": "[[sandbox:tokens=2]]"}))
print(until(ws, "response")["content"])
ws.close()
print(until(connect({"after": -1}), "response")["content"])
`;
  const { ok, stdout, stderr } = await run(python.command, ['-W', 'ignore', '-c', program], {
    env: python.env,
  });
  expect({ ok, stderr }).toEqual({ ok: true, stderr: '' });
  expect(stdout.trim().split('\n')).toEqual(['w1 w2', 'w1 w2']);
});
